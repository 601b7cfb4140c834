#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for TypeScript says so, too. It keeps no compiled code,
// since the doctor changes nothing.
if (process.features.typescript) {
  const loaded = await import("../src/commands/doctor.ts").catch((error) => {
    const [reason] = String(error?.message ?? error).split("\n");
    endWith(`the doctor can't start: ${reason}`, "Take the project's files back from git");
  });
  if (loaded) process.exitCode = await loaded.runDoctor(process.argv.slice(2));
} else {
  endWith(
    `Node ${process.versions.node} runs this, and can't run TypeScript`,
    "Run npm ci, then npm run doctor: npm ci brings the Node that the project needs",
  );
}

/** Prints one error, in the form of all findings. */
function endWith(found, todo) {
  const findings = [{ section: "versions", level: "error", found, todo }];
  const json = JSON.stringify({ errors: 1, warnings: 0, findings });
  const text = `Versions\n  error     ${found}\n            → ${todo}`;
  console.log(process.argv.includes("--json") ? json : text);
  process.exitCode = 1;
}
