/**
 * What Node is given to say whether a release knows the databases of a state directory; its words are that directory and the release's
 * package.json, which names the schemas that it knows. An older release refuses a newer database, and would not start.
 */
export const schemaProof =
  'const fs=require("node:fs"),{DatabaseSync:Db}=require("node:sqlite"),[state,file]=process.argv.slice(1),' +
  'knows=JSON.parse(fs.readFileSync(file)).openclaw?.schemaVersions??{};' +
  'for(const [kind,at] of [["state","state/openclaw.sqlite"],["agent","agents/*/agent/openclaw-agent.sqlite"]])' +
  'for(const db of fs.globSync(at,{cwd:state})){' +
  'const has=new Db(`${state}/${db}`,{readOnly:true}).prepare("PRAGMA user_version").get().user_version;' +
  'if(has>(knows[kind]??0)){console.error(`${db} is of schema ${has}, and that release knows ${knows[kind]??"none"}`);process.exit(1)}}';
