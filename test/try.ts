import { readFileSync } from 'node:fs'
import { parseClocks, parsePlaybook } from '../src/formats/playbook.ts'
const c = parseClocks('clocks.yaml', readFileSync('/work/main/playbooks/clocks.yaml','utf8'))
console.log('faults' in c ? c : Object.keys(c.clocks))
for (const f of ['web','umum']) { const r = parsePlaybook(`${f}.yaml`, readFileSync(`/work/main/playbooks/${f}.yaml`,'utf8'), 'clocks' in c ? c.clocks : {}, {templates:['N1','N2','N3','N4','N9']}); console.log('faults' in r ? r.faults : Object.keys(r.playbook.steps).length) }
import { readdirSync } from 'node:fs'
import { checkTemplate } from '../src/mail/check-template.ts'
import { render } from '../src/mail/render.ts'
import { exampleFacts } from '../src/mail/facts.ts'
for (const f of readdirSync('/work/main/templates')) { const s = readFileSync('/work/main/templates/'+f,'utf8'); const c = checkTemplate(f, s); if (c.length) console.log(c) }
const r = render(readFileSync('/work/main/templates/N2.md','utf8'), exampleFacts); console.log(r.subject); console.log(r.text); console.log(r.html)
