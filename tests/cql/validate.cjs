// Says of each line of JSON whether the schema allows it: "valid", or what is wrong first.
// node validate.cjs SCHEMA.json DOCUMENTS.ndjson
const fs = require('fs');
const Ajv = require('ajv');

const [, , schemaFile, documentsFile] = process.argv;
const validate = new Ajv({ strict: false }).compile(JSON.parse(fs.readFileSync(schemaFile, 'utf8')));
for (const line of fs.readFileSync(documentsFile, 'utf8').split('\n')) {
  if (line.length === 0) continue;
  console.log(validate(JSON.parse(line)) ? 'valid' : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).slice(0, 6).join('; '));
}
