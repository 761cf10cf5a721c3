export {readersOf} from './readers.ts';
export {credentialNamed, type PlannedEdit, type RotationPlan, rotationPlan} from './rotation.ts';
export {type Credential, credentialTable, type HeldPlace, type SecretFile, type SecretTable, type Standing} from './table.ts';
