#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for TypeScript says so, too. It keeps no compiled code,
// since the doctor changes nothing.
if (process.features.typescript) {
  const { runDoctor } = await import("../src/commands/doctor.ts");
  process.exitCode = await runDoctor(process.argv.slice(2));
} else {
  const found = `Node ${process.versions.node} runs this, and can't run TypeScript`;
  const todo = "Run npm ci, then npm run doctor: npm ci brings the Node that the project needs";
  const findings = [{ section: "versions", level: "error", found, todo }];
  const json = JSON.stringify({ errors: 1, warnings: 0, findings });
  const text = `Versions\n  error     ${found}\n            → ${todo}`;
  console.log(process.argv.includes("--json") ? json : text);
  process.exitCode = 1;
}
