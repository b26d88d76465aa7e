"use client";
export function DataPage() { return <main className="page" id="main"><h1>Data</h1></main>; }
