/** Lets a service of the fixture stack write `rounds` times `lines` numbered lines, one round each tenth of a second; ends with "end of the load". */
export function writeLines(project, service, { lines, rounds }) {
  const loop = `BEGIN{for(r=0;r<${rounds};r++){for(i=0;i<${lines};i++)print ++k\\" the scheduler looks at its runs and finds that there is nothing to do, again\\";fflush();system(\\"usleep 85000\\")}}`;
  return project.exec(service, "sh", "-c", `echo "awk '${loop}'; echo end of the load" > /tmp/orders`);
}
