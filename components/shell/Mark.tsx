/** Flightdeck's mark. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" />
      <path d="M1.8 10H6l4 3.5 4-3.5h4.2" />
    </svg>
  );
}
