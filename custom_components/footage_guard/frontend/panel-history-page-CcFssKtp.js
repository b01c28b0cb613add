import{A as e,C as t,D as n,E as r,F as i,M as a,N as o,P as s,S as c,b as l,c as u,g as d,m as f,s as p,w as m,x as h}from"./panel-frame-Bq-v3esW.js";import{t as g}from"./panel-staying-C5DvH59q.js";import{a as _,n as v,r as y,t as b}from"./panel-saving-BUMmbM5n.js";var x=[`clips`,`requests`,`decisions`,`shares`,`people`,`vault`],S={clip_opened:`clips`,clip_sealed:`clips`,clip_cut:`clips`,clip_removed:`clips`,clip_missing:`clips`,clip_found:`clips`,clip_accounted:`clips`,clip_watched:`clips`,nothing_recorded:`clips`,hold_placed:`clips`,hold_ended:`clips`,hold_lifted:`clips`,request_received:`requests`,request_screened:`requests`,request_moved:`requests`,request_undone:`requests`,request_verified:`requests`,request_erased:`requests`,requests_muted:`requests`,mute_ended:`requests`,process_loaded:`requests`,process_marked:`requests`,process_erased:`requests`,release_moved:`decisions`,draft_made:`decisions`,draft_frozen:`decisions`,draft_watched:`decisions`,vote_cast:`decisions`,release_approved:`decisions`,share_opened:`shares`,share_accessed:`shares`,share_shortened:`shares`,people_vault_founded:`people`,people_person_assumed:`people`,people_assumed:`people`,people_change_proposed:`people`,people_change_voted:`people`,people_change_stopped:`people`,people_change_done:`people`,people_policy_lowered:`people`,people_person_enrolled:`people`,people_person_removed:`people`,people_recovery_asked:`people`,people_recovery_stopped:`people`,people_recovery_done:`people`,people_intake_paused:`people`,people_intake_closed:`people`,pin_set:`people`,passphrase_changed:`people`,recovery_code_made:`people`,people_vault_adopted:`vault`,people_vault_removed:`vault`,vault_unlocked:`vault`,identity_exported:`vault`,epoch_made:`vault`,epoch_erased:`vault`,history_accepted:`vault`,lockdown_entered:`vault`,lockdown_left:`vault`},C={clip_removed:`reason`,clip_watched:`view`,hold_placed:`kind`,lockdown_entered:`reason`,request_received:`channel`,request_moved:`by`,requests_muted:`scope`,process_loaded:`kind`,process_marked:`outcome`,release_moved:`by`,share_accessed:`access`,people_person_enrolled:`role`},ee=e=>Object.keys(S).filter(t=>S[t]===e),te=({kind:e,fact:t},n)=>{let{text:r}=n.localizer;if(!Object.hasOwn(S,e))return r(`history.newer`,{kind:e});let i={...t,...O(t.account),...k(t.statement)},a=Object.fromEntries(Object.entries(i).map(([e,t])=>[e,T(e,t,n)])),o=`history.${e}.${String(i[C[e]??`statement_kind`])}`;return r(f(o)?o:`history.${e}`,{...a,span:D(t,n)})},w=({fact:e},{localizer:{text:t},nameOf:n})=>{let{actor:r}=e;return typeof r==`string`?t(`history.by`,{name:n(r)??t(`history.nobody`)}):null},T=(e,t,{localizer:{text:n},format:r,cameras:i,nameOf:a})=>{if(typeof t==`number`)return E(e,t,n,r);let o=e=>a(String(e))??n(`history.nobody`);switch(e){case`actors`:return t.map(o).join(`, `);case`camera`:return i.find(({camera:e})=>e===t)?.title??n(`history.no_camera`);case`person`:case`person_id`:case`admitted_by`:return o(t);case`client`:return f(`client.${String(t)}`)?n(`client.${String(t)}`):String(t);case`network`:return t===``?n(`history.no_network`):String(t);default:return Array.isArray(t)?r.number(t.length):String(t)}},E=(e,t,n,r)=>e.endsWith(`_ms`)?r.moment(A(t)):e===`size_bytes`?r.bytes(t):e===`level`&&f(`level.${String(t)}`)?n(`level.${String(t)}`):r.number(t),D=({start_ms:e,end_ms:t},{format:n})=>typeof e==`number`&&typeof t==`number`?n.span(A(e),A(t)):``,O=e=>Object(e),k=e=>{if(typeof e!=`string`)return{};let{kind:t,person:n,epoch:r}=O(JSON.parse(e));return{statement_kind:t,person:n,epoch:r}},A=e=>new Date(e).toISOString(),j=400,ne=(e,t)=>{let[n,...r]=e;if(n===void 0||t.size<n.size||(t.next??0)>n.size)return null;let i=[...t.facts.filter(({number:e})=>e>=n.size),...n.facts],a={...t,facts:i,next:n.next},o=i[399];return r.length>0||o===void 0||i.length===j?[a,...r]:[{...a,facts:i.slice(0,j),next:o.number}]},M=(e,t)=>{let n=[];for(let r of e){let e=t.format.day(A(r.at)),i=n.at(-1),a=P(r,t);i?.heading===e?i.lines.push(a):n.push({heading:e,lines:[a]})}return n},N=({people:e,invitations:t,removed:n,eligible:r})=>{let i=new Map([...r,...n,...t,...e].map(({person_id:e,name:t})=>[e,t]));return e=>i.get(e)??null},P=(e,t)=>{let{text:n}=t.localizer,{request_id:r}=e.fact;return{number:e.number,time:t.format.time(A(e.at)),sentence:te(e,t),by:w(e,t),request:typeof r==`string`?r:null,details:[[n(`history.number`),String(e.number)],[n(`history.kind`),e.kind],[n(`history.leaf_hash`),e.leaf_hash],...Object.entries(e.fact).map(([e,t])=>[e,F(t)])]}},F=e=>typeof e==`string`?e:JSON.stringify(e),I=(e,{text:t},n)=>{let r=`history.problem.${e}`;return f(r)?t(r):n({code:e,values:{}})},L=e=>e===`rolled_back`||e===`checkpoint_invalid`,R=(e,{text:t},n)=>t(`history.accept.text`,{sound:n.number(Number(e.sound)),known:n.number(Number(e.known))}),z=e=>t=>[`kind`,`ledger`,`finding`,`sound`,`known`].every(n=>e[n]===t[n]),B=s`
ol {
margin: 0;
padding: 0;
}
.beside {
display: grid;
grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
gap: 16px;
align-items: start;
}
summary h3 {
display: inline;
}
.fact {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 2px;
padding-block: 8px;
border-block-end: 1px solid var(--divider-color);
}
code,
textarea {
font-family: monospace;
overflow-wrap: anywhere;
}
.groups {
display: flex;
flex-wrap: wrap;
gap: 4px 12px;
}
.scroll {
overflow-x: auto;
}
table {
border-collapse: collapse;
font-variant-numeric: tabular-nums;
}
caption {
padding-block-end: 8px;
text-align: start;
color: var(--secondary-text-color);
}
th,
td {
padding-block: 4px;
padding-inline: 8px;
border-block-end: 1px solid var(--divider-color);
font-weight: inherit;
text-align: center;
vertical-align: bottom;
}
th[scope="row"] {
min-inline-size: 7em;
text-align: start;
}
td svg {
display: block;
inline-size: 24px;
block-size: 40px;
margin-inline: auto;
fill: var(--primary-text-color);
}
`,V=512,H=new Uint8Array(2*V),U=({log:e})=>Uint8Array.from(atob(e),e=>e.charCodeAt(0)),W=({pieces:e,checkpoint:t,verifier:n})=>{let r=new TextEncoder;return[...K(`log`,e),...K(`checkpoint`,[r.encode(t)]),...K(`verifier`,[r.encode(n)]),H]},G=e=>e.reduce((e,{length:t})=>e+t,0),K=(e,t)=>{let n=G(t);return[q(e,n),...t,new Uint8Array((V-n%V)%V)]},q=(e,t)=>{let n=new Uint8Array(V),r=(e,t)=>{n.set(new TextEncoder().encode(t),e)},i=(e,t)=>`${e.toString(8).padStart(t,`0`)}\0`;return r(0,e),r(100,i(384,7)),r(108,i(0,7)),r(116,i(0,7)),r(124,i(t,11)),r(136,i(0,11)),r(148,` `.repeat(8)),r(156,`0`),r(257,`ustar\x0000`),r(148,`${i(n.reduce((e,t)=>e+t,0),6)} `),n},J=`python3 -m custom_components.footage_guard.ledger.verify FOLDER --kept CHECKPOINT`,Y=class extends p{constructor(...e){super(...e),this.verified=null,this.collected=null,this.collecting=0,this.copied=null,this.isHere=!1,this.verify=async()=>{await this.act(`verify`,async()=>{this.verified=this.copied=null,this.verified={...await this.app.api.ask(`ledger/verify`),at:new Date().toISOString()},await this.updateComplete,this.said.focus()})},this.collect=async()=>{await this.act(`export`,async()=>{this.collected=null,this.collecting=0;let e=[],t=await this.app.api.ask(`ledger/export`,{});for(e.push(U(t));t.next!==null;){if(!this.isHere)return;this.collecting=G(e),t=await this.app.api.ask(`ledger/export`,{offset:t.next,size:t.size}),e.push(U(t))}let n={pieces:e,size:t.size,checkpoint:t.checkpoint,verifier:t.verifier};this.collected={...n,file:W(n)},await this.updateComplete,this.told.focus()})},this.copy=async()=>{let{text:e}=this.app.localizer,{clipboard:t}=navigator;try{if(t===void 0)throw Error(`none`);await t.writeText(this.note.value),this.copied=e(`once.copied`)}catch{this.note.select(),this.copied=e(`once.copy_by_hand`)}}}static{this.styles=[...p.styles,y,B]}connectedCallback(){super.connectedCallback(),this.isHere=!0}disconnectedCallback(){super.disconnectedCallback(),this.isHere=!1}render(){let{text:t}=this.app.localizer,n=String(this.doing!==null);return a`
<div class="stack">
${h(this.problem===null?null:this.app.say(this.problem))}
<div class="beside">
<section class="card" aria-labelledby="verify">
<h3 id="verify">${t(`history.verify.heading`)}</h3>
<p class="hint">${t(`history.verify.text`)}</p>
<div class="actions">
<button type="button" aria-disabled=${n} @click=${this.verify}>${t(`history.verify.do`)}</button>
</div>
${this.doing===`verify`?m(t(`history.verify.doing`)):e}
<div class="stack verified" role="status" tabindex="-1">${this.verified===null?e:this.result(this.verified)}</div>
${this.verified?.ok===!0?this.checkpoint(this.verified):e}
</section>
<section class="card" aria-labelledby="export">
<h3 id="export">${t(`history.export.heading`)}</h3>
<p class="hint">${t(`history.export.text`)}</p>
<div class="actions">
<button type="button" aria-disabled=${n} @click=${this.collect}>${t(`history.export.do`)}</button>
</div>
${this.doing===`export`?m(t(`history.export.doing`,{bytes:this.app.format.bytes(this.collecting)})):e}
<div class="stack exported" role="status" tabindex="-1">${this.collected===null?e:this.ready(this.collected)}</div>
</section>
</div>
</div>
`}result({ok:e,size:t,problem:n}){let{localizer:r,format:i,say:o}=this.app,{text:s}=r;return e?a`<p class="notice">${s(`history.verify.ok`,{size:i.number(t)})}</p>`:a`
<div class="notice">
<p>${s(`history.verify.bad`)}</p>
<p>${I(String(n),r,o)}</p>
<p>${s(`history.verify.bad.do`)}</p>
</div>
`}checkpoint({checkpoint:t,size:n,root:r,code:i,at:o}){let{localizer:s,format:c}=this.app,{text:l}=s;return a`
<p>${l(`history.verify.means`)}</p>
<p>${l(`history.checkpoint.words`,{size:c.number(n),at:c.moment(o)})}</p>
<p><code class="groups" dir="ltr">${_(r).map(e=>a`<span>${e}</span> `)}</code></p>
${v(i,l(`history.checkpoint.code`))}
<p class="hint">${l(`history.checkpoint.scan`)}</p>
<label>
${l(`history.checkpoint`)}
<textarea readonly dir="ltr" rows="7" autocomplete="off" .value=${t}></textarea>
</label>
<div class="actions">
<button type="button" @click=${this.copy}>${l(`history.checkpoint.copy`)}</button>
${b(l(`history.checkpoint.save`),`footage-guard-checkpoint-${String(n)}.txt`,[t],`text/plain`)}
<span role="status">${this.copied??e}</span>
</div>
`}ready(e){let{localizer:t,format:n}=this.app,{text:r}=t,[i,o]=[n.number(e.size),n.bytes(G(e.pieces))],s=`footage-guard-history-${String(e.size)}.tar`;return a`
<p>${r(`history.export.ready`,{size:i,bytes:o})}</p>
<div class="actions">${b(r(`history.export.save`),s,e.file,`application/x-tar`)}</div>
<p class="hint">${r(`history.export.how`)}<br /><code dir="ltr">${J}</code></p>
`}};d([n()],Y.prototype,`verified`,void 0),d([n()],Y.prototype,`collected`,void 0),d([n()],Y.prototype,`collecting`,void 0),d([n()],Y.prototype,`copied`,void 0),d([r(`textarea`)],Y.prototype,`note`,void 0),d([r(`.verified`)],Y.prototype,`said`,void 0),d([r(`.exported`)],Y.prototype,`told`,void 0),i(`footage-guard-proof`,Y);var X=[`outcomes`,`requester_types`,`legal_bases`],re=(e,t,n,r)=>{let i=[...e.months].reverse(),a=Object.keys(i[0]?.[t]??{}),o=Math.max(1,...i.map(({total:e})=>e)),s=(e,t)=>({label:e,cells:t.map(e=>({count:r.number(e),height:e/o*100})),total:r.number(t.reduce((e,t)=>e+t,0))}),c=a.map(e=>({word:e,counts:i.map(n=>n[t][e]??0)})).filter(({counts:e})=>e.some(e=>e>0)).map(({word:e,counts:r})=>s(ae(e,t,n),r)),l=s(n.text(`history.report.total`),i.map(({total:e})=>e));return{months:i.map(({month:e})=>r.month(`${e}-15`)),rows:[l,...c],isEmpty:c.length===0}},ie={outcomes:e=>`history.report.${e}`,requester_types:e=>e===`neighbour`?`requester.neighbor`:`requester.${e}`,legal_bases:e=>`basis.name.${e}`},ae=(e,t,{text:n})=>{if(e===`unreadable`)return n(`history.report.unreadable`);let r=ie[t](e);return f(r)?n(r):e},oe=({months:e})=>[[`month`,`counted_by`,`word`,`count`],...e.flatMap(se)].map(e=>`${e.join(`,`)}\r\n`).join(``),se=({month:e,export:{counts:t,left_out:n}})=>{if(t===null)return[[e,`total`,``,String(n)]];let r=X.flatMap(n=>Object.entries(t[n]).map(([t,r])=>[e,n,t,String(r)]));return[[e,`total`,``,String(t.total)],...r]},ce=(e,t)=>{let[n=0,r=0]=new Date(e).toISOString().split(`-`).map(Number),i=n*12+r-1-(t-1);return`${String(Math.floor(i/12))}-${String(i%12+1).padStart(2,`0`)}-01`},Z=[12,24,60],Q=class extends p{constructor(...e){super(...e),this.by=`outcomes`,this.months=Z[0],this.report=this.watch(({api:e})=>({load:()=>e.ask(`report`,{from:ce(Date.now(),this.months)})})),this.countBy=({target:e})=>{this.by=X.find(t=>t===e.value)??this.by},this.take=({target:e})=>{this.months=Number(e.value),this.report.reload()}}static{this.styles=[...p.styles,B]}render(){let{text:e}=this.app.localizer;return a`
<details>
<summary><h3>${e(`history.report.heading`)}</h3></summary>
<div class="stack">
<p class="hint">${e(`history.report.text`)}</p>
<label>
${e(`history.report.by`)}
<select name="by" @change=${this.countBy}>
${X.map(t=>a`<option value=${t} ?selected=${t===this.by}>${e(`history.report.by.${t}`)}</option>`)}
</select>
</label>
<label>
${e(`history.report.months`)}
<select name="months" @change=${this.take}>
${Z.map(e=>a`
<option value=${e} ?selected=${e===this.months}>${this.app.format.number(e)}</option>
`)}
</select>
</label>
${c(this.report.loaded,this.app,e=>this.table(e))}
</div>
</details>
`}table(e){let{localizer:t,format:n}=this.app,{text:r}=t,{months:i,rows:o,isEmpty:s}=re(e,this.by,t,n);return s?a`<p class="hint">${r(`history.report.empty`)}</p>`:a`
<div class="scroll" role="region" tabindex="0" aria-label=${r(`history.report.region`)}>
<table>
<caption>
${r(`history.report.caption`,{by:r(`history.report.by.${this.by}`)})}
</caption>
<thead>
<tr>
<td></td>
<th scope="col">${r(`history.report.total`)}</th>
${i.map(e=>a`<th scope="col">${e}</th>`)}
</tr>
</thead>
<tbody>
${o.map(({label:e,cells:t,total:n})=>a`
<tr>
<th scope="row">${e}</th>
<td>${n}</td>
${t.map(e=>a`<td>${le(e)}${e.count}</td>`)}
</tr>
`)}
</tbody>
</table>
</div>
<div class="actions">
${b(r(`history.report.save`),`footage-guard-requests-${e.to}.csv`,[oe(e)],`text/csv`)}
</div>
`}};d([n()],Q.prototype,`by`,void 0),d([n()],Q.prototype,`months`,void 0);var le=({height:t})=>a`
<svg viewBox="0 0 24 100" preserveAspectRatio="none" aria-hidden="true">
${t===0?e:o`<rect width="24" y=${100-t} height=${t}></rect>`}
</svg>
`;i(`footage-guard-report`,Q);var ue=200,$=class extends p{constructor(...e){super(...e),this.sort=null,this.older=[],this.done=null,this.people=this.watch(({api:e})=>({load:()=>e.ask(`approvers/list`)})),this.history=this.watch(({api:e})=>({load:async()=>{let{sort:e}=this,t=await this.page(),n=this.history.loaded,r=n.kind===`ready`&&n.value.sort===e,[i=t,...a]=(r?ne([n.value.newest,...this.older],t):null)??[];return r&&this.staying.hold(),this.older=a,{sort:e,newest:i}},listen:t=>e.listen(`ledger/subscribe`,{},t)})),this.staying=new g(this,`li.fact`),this.choose=async({target:e})=>{this.sort=x.find(t=>t===e.value)??null,await this.history.reload()},this.accept=async()=>{this.done=null,await this.act(`accept`,async()=>{let{api:e,localizer:t,format:n,prove:r,refresh:i}=this.app,{text:a}=t,{statement:o}=await e.challenge(`ledger/accept_rollback`,{});await r({heading:a(`history.accept`),text:R(o,t,n),action:a(`history.accept`),mayUseCode:!1,run:t=>e.prove(`ledger/accept_rollback`,{},z(o),t)})&&(this.done=a(`history.accept.done`),await Promise.all([i(),this.history.reload()]),await this.updateComplete,this.said.focus())})}}static{this.styles=[...p.styles,B]}render(){let{text:n}=this.app.localizer;return a`
<div class="stack">
<h2 tabindex="-1" id="history">${n(`nav.history`)}</h2>
<p class="hint">${n(`history.intro`)}</p>
<div role="status" tabindex="-1">${this.done===null?e:t(this.done)}</div>
<footage-guard-proof .app=${this.app}></footage-guard-proof>
<footage-guard-report .app=${this.app}></footage-guard-report>
${h(this.problem===null?null:this.app.say(this.problem))}
<label>
${n(`history.sort`)}
<select name="sort" @change=${this.choose}>
<option value="">${n(`history.sort.all`)}</option>
${x.map(e=>a`<option value=${e}>${n(`history.sort.${e}`)}</option>`)}
</select>
</label>
${c(this.history.loaded,this.app,({newest:e})=>this.list([e,...this.older]))}
</div>
`}list(t){let{localizer:n,format:r,info:i}=this.app,{text:o}=n,s=this.people.loaded,c=s.kind===`ready`?N(s.value):()=>null,l=M(t.flatMap(({facts:e})=>e),{localizer:n,format:r,cameras:i.cameras,nameOf:c}),[d,f]=[t[0],t.at(-1)],p=d?.problem??null;return a`
<p class="hint">${o(`history.size`,{size:r.number(d?.size??0)})}</p>
${p===null?e:this.found(p)}
${l.length===0?a`<p>${o(`history.none`)}</p>`:e}
${u(l,({heading:e},t)=>`${e} ${String(l.slice(0,t).filter(t=>t.heading===e).length)}`,({heading:e,lines:t})=>a`
<section class="stack">
<h3>${e}</h3>
<ol class="rows">
${u(t,({number:e})=>e,e=>a`<li class="fact">${this.line(e)}</li>`)}
</ol>
</section>
`)}
${f?.next==null?a`<p class="hint">${o(`history.end`)}</p>`:a`
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.more(f.next)}>
${o(this.doing===`more`?`status.working`:`history.more`)}
</button>
</div>
`}
`}found(t){let{localizer:n,say:r,info:i}=this.app,{text:o}=n;return a`
<div class="notice">
<p>${I(t,n,r)}</p>
${L(t)&&i.role===`approver`?a`
<p>${o(`history.accept.before`)}</p>
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.accept}>
${o(`history.accept`)}
</button>
</div>
`:e}
</div>
`}line({number:t,time:n,sentence:r,by:i,request:o,details:s}){let{localizer:c,path:u}=this.app,{text:d}=c;return a`
<p>${r}</p>
<p class="hint">${n}${i===null?e:a` · ${i}`}</p>
<details>
<summary>${d(`history.details`,{number:String(t)})}</summary>
${l(s.map(([e,t])=>[e,a`<code>${t}</code>`]))}
${o===null?e:a`<div class="actions"><a class="button" href=${u({page:`request`,id:o})}>${d(`history.request`)}</a></div>`}
</details>
`}more(e){return this.act(`more`,async()=>{let t=this.sort,n=await this.page(e);t===this.sort&&e===this.last?.next&&(this.older=[...this.older,n]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.heading.focus()})}get last(){let{loaded:e}=this.history;return this.older.at(-1)??(e.kind===`ready`?e.value.newest:void 0)}page(e=null){return this.app.api.ask(`ledger/list`,{limit:ue,...e===null?{}:{before:e},...this.sort===null?{}:{kinds:ee(this.sort)}})}};d([n()],$.prototype,`sort`,void 0),d([n()],$.prototype,`older`,void 0),d([n()],$.prototype,`done`,void 0),d([r(`[role=status]`)],$.prototype,`said`,void 0),d([r(`h2`)],$.prototype,`heading`,void 0),i(`footage-guard-history`,$);export{$ as HistoryPage};