// Translates an exported CQL library to ELM with the reference translator, so that the text is known to be CQL.
// node translate.mjs LIBRARY.cql OUT.elm.json
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { SystemModelInfoProvider } from '@cqframework/cql/cql';
import { CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, createUcumService, stringAsSource } from '@cqframework/cql/cql-to-elm';

const require = createRequire(import.meta.url);
const modelInfo = require.resolve('cql-exec-fhir').replace(/index\.js$/, 'modelInfos/fhir-modelinfo-4.0.1.xml');
const [, , cqlFile, elmFile] = process.argv;
const models = new ModelManager();
models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
models.modelInfoLoader.registerModelInfoProvider(
  createModelInfoProvider((id, system, version) => (id === 'FHIR' ? stringAsSource(fs.readFileSync(modelInfo, 'utf8')) : null)));
const ucum = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
const units = createUcumService(
  () => { throw new Error('Nothing here converts units.'); },
  unit => (ucum.validateUnitString(unit).status === 'valid' ? null : `'${unit}' is not a unit`),
  () => { throw new Error('Nothing here multiplies units.'); },
  () => { throw new Error('Nothing here divides units.'); });
const translator = CqlTranslator.fromText(fs.readFileSync(cqlFile, 'utf8'), new LibraryManager(models, undefined, undefined, units));
const errors = translator.errors.asJsReadonlyArrayView();
if (errors.length > 0) {
  for (const error of errors) console.error(`${error.message} ${error.locator ? error.locator.toString() : ''}`);
  process.exit(1);
}
fs.writeFileSync(elmFile, translator.toJson());
