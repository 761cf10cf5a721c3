export {archiveBytesMax as packBytesMax, makeArchive, type PackedText, readArchive} from './archive.ts';
export {type FileKind, type Manifest, manifestShape, type PackedFile, packSchema} from './manifest.ts';
export {elsewhere} from './moved.ts';
export {manifestName, memberName, openPack, type Pack} from './open.ts';
export {type Places, whyNotPlace} from './places.ts';
