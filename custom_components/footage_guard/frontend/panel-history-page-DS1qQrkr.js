import{F as e,G as t,K as n,L as r,M as i,N as a,O as o,P as s,R as c,U as l,V as u,W as d,j as f,m as p,n as m,p as ee,w as h}from"./panel-frame-Bqq7yk48.js";import{t as g}from"./panel-staying-C5DvH59q.js";import{n as _}from"./panel-vault-space-B0yzOIKO.js";import{n as v,t as y}from"./panel-code-gYJhGFua.js";import{t as te}from"./panel-copying-BFsrWEKH.js";import{t as b}from"./panel-saving-CPZn-N_v.js";var x=[`clips`,`requests`,`decisions`,`shares`,`people`,`vault`],S={clip_opened:`clips`,clip_sealed:`clips`,clip_cut:`clips`,clip_removed:`clips`,clip_missing:`clips`,clip_found:`clips`,clip_accounted:`clips`,clip_watched:`clips`,nothing_recorded:`clips`,hold_placed:`clips`,hold_ended:`clips`,hold_lifted:`clips`,request_received:`requests`,request_screened:`requests`,request_moved:`requests`,request_undone:`requests`,request_verified:`requests`,request_erased:`requests`,requests_muted:`requests`,mute_ended:`requests`,process_loaded:`requests`,process_marked:`requests`,process_erased:`requests`,release_moved:`decisions`,draft_made:`decisions`,draft_frozen:`decisions`,draft_watched:`decisions`,vote_cast:`decisions`,release_approved:`decisions`,share_opened:`shares`,share_accessed:`shares`,share_shortened:`shares`,people_vault_founded:`people`,people_person_assumed:`people`,people_assumed:`people`,people_change_proposed:`people`,people_change_voted:`people`,people_change_stopped:`people`,people_change_done:`people`,people_policy_lowered:`people`,people_person_enrolled:`people`,people_person_removed:`people`,people_wait_over:`people`,people_recovery_asked:`people`,people_recovery_stopped:`people`,people_recovery_done:`people`,people_intake_paused:`people`,people_intake_closed:`people`,pin_set:`people`,passphrase_changed:`people`,recovery_code_made:`people`,people_vault_adopted:`vault`,people_vault_removed:`vault`,vault_unlocked:`vault`,identity_exported:`vault`,epoch_made:`vault`,epoch_erased:`vault`,history_accepted:`vault`,lockdown_entered:`vault`,lockdown_left:`vault`},ne={clip_removed:`reason`,clip_watched:`view`,hold_placed:`kind`,lockdown_entered:`reason`,request_received:`channel`,request_moved:`by`,requests_muted:`scope`,process_loaded:`kind`,process_marked:`outcome`,release_moved:`by`,share_accessed:`access`,people_person_enrolled:`role`},C=e=>Object.keys(S).filter(t=>S[t]===e),w=({kind:e,fact:t},n)=>{let{text:r}=n.localizer;if(!Object.hasOwn(S,e))return r(`history.newer`,{kind:e});let i={...t,...k(t.account),...ie(t.statement)},a=Object.fromEntries(Object.entries(i).map(([e,t])=>[e,E(e,t,n)])),s=`history.${e}.${String(i[ne[e]??`statement_kind`])}`;return r(o(s)?s:`history.${e}`,{...a,span:O(t,n)})},re=({fact:e},{localizer:{text:t},nameOf:n})=>{let{actor:r}=e;return typeof r==`string`?t(`history.by`,{name:n(r)??t(`history.nobody`)}):null},T=/^\d{4}-(0[1-9]|1[0-2])(\.\d+)?$/,E=(e,t,{localizer:n,format:r,cameras:i,nameOf:a})=>{let{text:s}=n;if(typeof t==`number`)return D(e,t,s,r);let c=e=>a(String(e))??s(`history.nobody`);switch(e){case`actors`:return t.map(c).join(`, `);case`camera`:return i.find(({camera:e})=>e===t)?.title??s(`history.no_camera`);case`person`:case`person_id`:case`admitted_by`:return c(t);case`client`:return o(`client.${String(t)}`)?s(`client.${String(t)}`):String(t);case`epoch`:return T.test(String(t))?_(String(t),n,r):String(t);case`network`:return t===``?s(`history.no_network`):String(t);default:return Array.isArray(t)?r.number(t.length):String(t)}},D=(e,t,n,r)=>e.endsWith(`_ms`)?r.moment(A(t)):e===`size_bytes`?r.bytes(t):e===`level`&&o(`level.${String(t)}`)?n(`level.${String(t)}`):r.number(t),O=({start_ms:e,end_ms:t},{format:n})=>typeof e==`number`&&typeof t==`number`?n.span(A(e),A(t)):``,k=e=>Object(e),ie=e=>{if(typeof e!=`string`)return{};let{kind:t,person:n,epoch:r}=k(JSON.parse(e));return{statement_kind:t,person:n,epoch:r}},A=e=>new Date(e).toISOString(),j=400,M=(e,t)=>{let[n,...r]=e;if(n===void 0||t.size<n.size||(t.next??0)>n.size)return null;let i=[...t.facts.filter(({number:e})=>e>=n.size),...n.facts],a=[...t.unreadable.filter(e=>e>=n.size),...n.unreadable],o={...t,facts:i,unreadable:a,next:n.next},s=i[399];if(r.length>0||s===void 0||i.length===j)return[o,...r];let c={facts:i.slice(0,j),unreadable:a.filter(e=>e>=s.number)};return[{...o,...c,next:s.number}]},N=(e,t)=>{let n=[];for(let r of e){let e=t.format.day(A(r.at)),i=n.at(-1),a=F(r,t);i?.heading===e?i.lines.push(a):n.push({heading:e,lines:[a]})}return n},P=({people:e,invitations:t,removed:n,eligible:r},{text:i})=>{let a=new Map([...r,...n,...t,...e].map(({person_id:e,name:t})=>[e,t||i(`people.nameless`)]));return e=>a.get(e)??null},F=(e,t)=>{let{text:n}=t.localizer,{request_id:r}=e.fact;return{number:e.number,time:t.format.time(A(e.at)),sentence:w(e,t),by:re(e,t),request:typeof r==`string`?r:null,details:[[n(`history.number`),String(e.number)],[n(`history.kind`),e.kind],[n(`history.leaf_hash`),e.leaf_hash],...Object.entries(e.fact).map(([e,t])=>[e,I(t)])]}},I=e=>typeof e==`string`?e:JSON.stringify(e),L=(e,{text:t},n)=>{let r=`history.problem.${e}`;return o(r)?t(r):n({code:e,values:{}})},R=e=>e===`rolled_back`||e===`checkpoint_invalid`,z=(e,{text:t},n)=>t(`history.accept.text`,{sound:n.number(Number(e.sound)),known:n.number(Number(e.known))}),B=e=>t=>[`kind`,`ledger`,`finding`,`sound`,`known`].every(n=>e[n]===t[n]),V=t`
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
`,H=512,U=new Uint8Array(2*H),W=({log:e})=>Uint8Array.from(atob(e),e=>e.charCodeAt(0)),ae=({pieces:e,checkpoint:t,verifier:n})=>{let r=new TextEncoder;return[...K(`log`,e),...K(`checkpoint`,[r.encode(t)]),...K(`verifier`,[r.encode(n)]),U]},G=e=>e.reduce((e,{length:t})=>e+t,0),K=(e,t)=>{let n=G(t);return[q(e,n),...t,new Uint8Array((H-n%H)%H)]},q=(e,t)=>{let n=new Uint8Array(H),r=(e,t)=>{n.set(new TextEncoder().encode(t),e)},i=(e,t)=>`${e.toString(8).padStart(t,`0`)}\0`;return r(0,e),r(100,i(384,7)),r(108,i(0,7)),r(116,i(0,7)),r(124,i(t,11)),r(136,i(0,11)),r(148,` `.repeat(8)),r(156,`0`),r(257,`ustar\x0000`),r(148,`${i(n.reduce((e,t)=>e+t,0),6)} `),n},J=`python3 -m custom_components.footage_guard.ledger.verify FOLDER --kept CHECKPOINT`,Y=class extends m{constructor(...e){super(...e),this.verified=null,this.collected=null,this.collecting=0,this.copied=null,this.isHere=!1,this.verify=async()=>{await this.act(`verify`,async()=>{this.verified=this.copied=null,this.verified={...await this.app.api.ask(`ledger/verify`),at:new Date().toISOString()},await this.updateComplete,this.said.focus()})},this.collect=async()=>{await this.act(`export`,async()=>{this.collected=null,this.collecting=0;let e=[],t=await this.app.api.ask(`ledger/export`,{});for(e.push(W(t));t.next!==null;){if(!this.isHere)return;this.collecting=G(e),t=await this.app.api.ask(`ledger/export`,{offset:t.next,size:t.size}),e.push(W(t))}let n={pieces:e,size:t.size,checkpoint:t.checkpoint,verifier:t.verifier};this.collected={...n,file:ae(n)},await this.updateComplete,this.told.focus()})},this.copy=async()=>{this.copied=await te(this.note,this.app.localizer)}}static{this.styles=[...m.styles,v,V]}connectedCallback(){super.connectedCallback(),this.isHere=!0}disconnectedCallback(){super.disconnectedCallback(),this.isHere=!1}render(){let{text:t}=this.app.localizer,n=String(this.doing!==null);return l`
<div class="stack">
${i(this.problem===null?null:this.app.say(this.problem))}
<div class="beside">
<section class="card" aria-labelledby="verify">
<h3 id="verify">${t(`history.verify.heading`)}</h3>
<p class="hint">${t(`history.verify.text`)}</p>
<div class="actions">
<button type="button" aria-disabled=${n} @click=${this.verify}>${t(`history.verify.do`)}</button>
</div>
${this.doing===`verify`?e(t(`history.verify.doing`)):u}
<div class="stack verified" role="status" tabindex="-1">${this.verified===null?u:this.result(this.verified)}</div>
${this.verified?.ok===!0?this.checkpoint(this.verified):u}
</section>
<section class="card" aria-labelledby="export">
<h3 id="export">${t(`history.export.heading`)}</h3>
<p class="hint">${t(`history.export.text`)}</p>
<div class="actions">
<button type="button" aria-disabled=${n} @click=${this.collect}>${t(`history.export.do`)}</button>
</div>
${this.doing===`export`?e(t(`history.export.doing`,{bytes:this.app.format.bytes(this.collecting)})):u}
<div class="stack exported" role="status" tabindex="-1">${this.collected===null?u:this.ready(this.collected)}</div>
</section>
</div>
</div>
`}result({ok:e,size:t,problem:n}){let{localizer:r,format:i,say:a}=this.app,{text:o}=r;return e?l`<p class="notice">${o(`history.verify.ok`,{size:i.number(t)})}</p>`:l`
<div class="notice">
<p>${o(`history.verify.bad`)}</p>
<p>${L(String(n),r,a)}</p>
<p>${o(`history.verify.bad.do`)}</p>
</div>
`}checkpoint({checkpoint:e,size:t,root:n,code:r,at:i}){let{localizer:a,format:o}=this.app,{text:s}=a;return l`
<p>${s(`history.verify.means`)}</p>
<p>${s(`history.checkpoint.words`,{size:o.number(t),at:o.moment(i)})}</p>
<p><code class="groups" dir="ltr">${ee(n).map(e=>l`<span>${e}</span> `)}</code></p>
${y(r,s(`history.checkpoint.code`))}
<p class="hint">${s(`history.checkpoint.scan`)}</p>
<label>
${s(`history.checkpoint`)}
<textarea readonly dir="ltr" rows="7" autocomplete="off" .value=${e}></textarea>
</label>
<div class="actions">
<button type="button" @click=${this.copy}>${s(`history.checkpoint.copy`)}</button>
${b(s(`history.checkpoint.save`),`footage-guard-checkpoint-${String(t)}.txt`,[e],`text/plain`)}
<span role="status">${this.copied??u}</span>
</div>
`}ready(e){let{localizer:t,format:n}=this.app,{text:r}=t,[i,a]=[n.number(e.size),n.bytes(G(e.pieces))],o=`footage-guard-history-${String(e.size)}.tar`;return l`
<p>${r(`history.export.ready`,{size:i,bytes:a})}</p>
<div class="actions">${b(r(`history.export.save`),o,e.file,`application/x-tar`)}</div>
<p class="hint">${r(`history.export.how`)}<br /><code dir="ltr">${J}</code></p>
`}};h([c()],Y.prototype,`verified`,void 0),h([c()],Y.prototype,`collected`,void 0),h([c()],Y.prototype,`collecting`,void 0),h([c()],Y.prototype,`copied`,void 0),h([r(`textarea`)],Y.prototype,`note`,void 0),h([r(`.verified`)],Y.prototype,`said`,void 0),h([r(`.exported`)],Y.prototype,`told`,void 0),n(`footage-guard-proof`,Y);var X=[`outcomes`,`requester_types`,`legal_bases`],oe=(e,t,n,r)=>{let i=[...e.months].reverse(),a=Object.keys(i[0]?.[t]??{}),o=Math.max(1,...i.map(({total:e})=>e)),s=(e,t)=>({label:e,cells:t.map(e=>({count:r.number(e),height:e/o*100})),total:r.number(t.reduce((e,t)=>e+t,0))}),c=a.map(e=>({word:e,counts:i.map(n=>n[t][e]??0)})).filter(({counts:e})=>e.some(e=>e>0)).map(({word:e,counts:r})=>s(ce(e,t,n),r)),l=s(n.text(`history.report.total`),i.map(({total:e})=>e));return{months:i.map(({month:e})=>r.month(`${e}-15`)),rows:[l,...c],isEmpty:c.length===0}},se={outcomes:e=>`history.report.${e}`,requester_types:e=>e===`neighbour`?`requester.neighbor`:`requester.${e}`,legal_bases:e=>`basis.name.${e}`},ce=(e,t,{text:n})=>{if(e===`unreadable`)return n(`history.report.unreadable`);let r=se[t](e);return o(r)?n(r):e},le=({months:e})=>[[`month`,`counted_by`,`word`,`count`],...e.flatMap(ue)].map(e=>`${e.join(`,`)}\r\n`).join(``),ue=({month:e,export:{counts:t,left_out:n}})=>{if(t===null)return[[e,`total`,``,String(n)]];let r=X.flatMap(n=>Object.entries(t[n]).map(([t,r])=>[e,n,t,String(r)]));return[[e,`total`,``,String(t.total)],...r]},de=(e,t)=>{let[n=0,r=0]=new Date(e).toISOString().split(`-`).map(Number),i=n*12+r-1-(t-1);return`${String(Math.floor(i/12))}-${String(i%12+1).padStart(2,`0`)}-01`},Z=[12,24,60],Q=class extends m{constructor(...e){super(...e),this.by=`outcomes`,this.months=Z[0],this.report=this.watch(({api:e})=>({load:()=>e.ask(`report`,{from:de(Date.now(),this.months)})})),this.countBy=({target:e})=>{this.by=X.find(t=>t===e.value)??this.by},this.take=({target:e})=>{this.months=Number(e.value),this.report.reload()}}static{this.styles=[...m.styles,V]}render(){let{text:e}=this.app.localizer;return l`
<details>
<summary><h3>${e(`history.report.heading`)}</h3></summary>
<div class="stack">
<p class="hint">${e(`history.report.text`)}</p>
<label>
${e(`history.report.by`)}
<select name="by" @change=${this.countBy}>
${X.map(t=>l`<option value=${t} ?selected=${t===this.by}>${e(`history.report.by.${t}`)}</option>`)}
</select>
</label>
<label>
${e(`history.report.months`)}
<select name="months" @change=${this.take}>
${Z.map(e=>l`
<option value=${e} ?selected=${e===this.months}>${this.app.format.number(e)}</option>
`)}
</select>
</label>
${a(this.report.loaded,this.app,e=>this.table(e))}
</div>
</details>
`}table(e){let{localizer:t,format:n}=this.app,{text:r}=t,{months:i,rows:a,isEmpty:o}=oe(e,this.by,t,n);return o?l`<p class="hint">${r(`history.report.empty`)}</p>`:l`
<div class="scroll" role="region" tabindex="0" aria-label=${r(`history.report.region`)}>
<table>
<caption>
${r(`history.report.caption`,{by:r(`history.report.by.${this.by}`)})}
</caption>
<thead>
<tr>
<td></td>
<th scope="col">${r(`history.report.total`)}</th>
${i.map(e=>l`<th scope="col">${e}</th>`)}
</tr>
</thead>
<tbody>
${a.map(({label:e,cells:t,total:n})=>l`
<tr>
<th scope="row">${e}</th>
<td>${n}</td>
${t.map(e=>l`<td>${fe(e)}${e.count}</td>`)}
</tr>
`)}
</tbody>
</table>
</div>
<div class="actions">
${b(r(`history.report.save`),`footage-guard-requests-${e.to}.csv`,[le(e)],`text/csv`)}
</div>
`}};h([c()],Q.prototype,`by`,void 0),h([c()],Q.prototype,`months`,void 0);var fe=({height:e})=>l`
<svg viewBox="0 0 24 100" preserveAspectRatio="none" aria-hidden="true">
${e===0?u:d`<rect width="24" y=${100-e} height=${e}></rect>`}
</svg>
`;n(`footage-guard-report`,Q);var pe=200,$=class extends m{constructor(...e){super(...e),this.sort=null,this.older=[],this.done=null,this.people=this.watch(({api:e})=>({load:()=>e.ask(`approvers/list`)})),this.history=this.watch(({api:e})=>({load:async()=>{let{sort:e}=this,t=await this.page(),n=this.history.loaded,r=n.kind===`ready`&&n.value.sort===e,[i=t,...a]=(r?M([n.value.newest,...this.older],t):null)??[];return r&&this.staying.hold(),this.older=a,{sort:e,newest:i}},listen:t=>e.listen(`ledger/subscribe`,{},t)})),this.staying=new g(this,`li.fact`),this.choose=async({target:e})=>{this.sort=x.find(t=>t===e.value)??null,await this.history.reload()},this.accept=async()=>{this.done=null,await this.act(`accept`,async()=>{let{api:e,localizer:t,format:n,prove:r,refresh:i}=this.app,{text:a}=t,{statement:o}=await e.challenge(`ledger/accept_rollback`,{});this.isConnected&&await r({heading:a(`history.accept`),text:z(o,t,n),action:a(`history.accept`),mayUseCode:!1,run:t=>e.prove(`ledger/accept_rollback`,{},B(o),t)})&&(this.done=a(`history.accept.done`),await Promise.all([i(),this.history.reload()]),await this.updateComplete,this.said.focus())})}}static{this.styles=[...m.styles,V]}render(){let{text:e}=this.app.localizer;return l`
<div class="stack">
<h2 tabindex="-1" id="history">${e(`nav.history`)}</h2>
<p class="hint">${e(`history.intro`)}</p>
<div role="status" tabindex="-1">${this.done===null?u:s(this.done)}</div>
<footage-guard-proof .app=${this.app}></footage-guard-proof>
<footage-guard-report .app=${this.app}></footage-guard-report>
${i(this.problem===null?null:this.app.say(this.problem))}
<label>
${e(`history.sort`)}
<select name="sort" @change=${this.choose}>
<option value="">${e(`history.sort.all`)}</option>
${x.map(t=>l`<option value=${t}>${e(`history.sort.${t}`)}</option>`)}
</select>
</label>
${this.wrong===null?u:this.found(this.wrong)}
${a(this.history.loaded,this.app,({newest:e})=>this.list([e,...this.older]))}
</div>
`}list(e){let{localizer:t,format:n,info:r}=this.app,{text:i}=t,a=this.people.loaded,o=a.kind===`ready`?P(a.value,t):()=>null,c=N(e.flatMap(({facts:e})=>e),{localizer:t,format:n,cameras:r.cameras,nameOf:o}),[d,f]=[e[0],e.at(-1)],m=e.flatMap(e=>e.unreadable);return l`
<p class="hint">${i(`history.size`,{size:n.number(d?.size??0)})}</p>
${m.length===0?u:s(i(`history.unreadable`,{numbers:m.map(e=>n.number(e)).join(`, `)}))}
${c.length===0?l`<p>${i(`history.none`)}</p>`:u}
${p(c,({heading:e},t)=>`${e} ${String(c.slice(0,t).filter(t=>t.heading===e).length)}`,({heading:e,lines:t})=>l`
<section class="stack">
<h3>${e}</h3>
<ol class="rows">
${p(t,({number:e})=>e,e=>l`<li class="fact">${this.line(e)}</li>`)}
</ol>
</section>
`)}
${f?.next==null?l`<p class="hint">${i(`history.end`)}</p>`:l`
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${()=>void this.more(f.next)}>
${i(this.doing===`more`?`status.working`:`history.more`)}
</button>
</div>
`}
`}get wrong(){let{loaded:e}=this.history;return e.kind===`ready`?e.value.newest.problem:this.app.info.ledger_problem}found(e){let{localizer:t,say:n,info:r}=this.app,{text:i}=t;return l`
<div class="notice">
<p>${L(e,t,n)}</p>
${R(e)&&r.role===`approver`?l`
<p>${i(`history.accept.before`)}</p>
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.accept}>
${i(`history.accept`)}
</button>
</div>
`:u}
</div>
`}line({number:e,time:t,sentence:n,by:r,request:i,details:a}){let{localizer:o,path:s}=this.app,{text:c}=o;return l`
<p>${n}</p>
<p class="hint">${t}${r===null?u:l` · ${r}`}</p>
<details>
<summary>${c(`history.details`,{number:String(e)})}</summary>
${f(a.map(([e,t])=>[e,l`<code>${t}</code>`]))}
${i===null?u:l`<div class="actions"><a class="button" href=${s({page:`request`,id:i})}>${c(`history.request`)}</a></div>`}
</details>
`}more(e){return this.act(`more`,async()=>{let t=this.sort,n=await this.page(e);t===this.sort&&e===this.last?.next&&(this.older=[...this.older,n]),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.heading.focus()})}get last(){let{loaded:e}=this.history;return this.older.at(-1)??(e.kind===`ready`?e.value.newest:void 0)}page(e=null){return this.app.api.ask(`ledger/list`,{limit:pe,...e===null?{}:{before:e},...this.sort===null?{}:{kinds:C(this.sort)}})}};h([c()],$.prototype,`sort`,void 0),h([c()],$.prototype,`older`,void 0),h([c()],$.prototype,`done`,void 0),h([r(`[role=status]`)],$.prototype,`said`,void 0),h([r(`h2`)],$.prototype,`heading`,void 0),n(`footage-guard-history`,$);export{$ as HistoryPage};