export {readersOf} from './readers.ts';
export {type Credential, credentialTable, type HeldPlace, type SecretFile, type SecretTable, type Standing} from './table.ts';
