import{A as e,D as t,K as n,L as r,M as i,N as a,P as o,R as s,U as c,V as l,j as u,m as d,n as f,w as p,z as m}from"./panel-frame-Bqq7yk48.js";import{n as h}from"./panel-about-D9wFzFJC.js";import{n as g}from"./panel-process-view-Be5wa8Od.js";import{t as _}from"./panel-kept-form-D6wbQJ8F.js";import{r as v,t as y}from"./panel-home-time-Dk-44djl.js";var b=[`search_warrant`,`subpoena`,`court_order`,`preservation_letter`,`data_subject_request`],x=[`reference`,`document_sha256`,`note`],S=[`served_at`,`return_by`],C=(e,t)=>{let n=b.find(t=>t===e.kind),r=e.issued_by.trim(),i=v(e.window_from,e.window_to,t);if(n===void 0||r===``||i===null)return null;let a=x.map(t=>[t,e[t].trim()]).filter(([,e])=>e!==``),o=S.flatMap(n=>{let r=y(e[n],t);return r===null?[]:[[n,r]]});return{kind:n,issued_by:r,window_from:i.from,window_to:i.to,...Object.fromEntries([...a,...o]),...e.nondisclosure?{nondisclosure:!0}:{},...e.cameras.length===0?{}:{cameras:e.cameras},...e.as_request&&n===`data_subject_request`?{as_request:!0}:{}}},w=class extends f{constructor(...e){super(...e),this.noted=()=>Promise.resolve(),this.kind=``,this.lacks=null,this.typed=new _(this,`process`),this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,n=new FormData(t),r=e=>t.elements.namedItem(e).value,i=C({kind:r(`kind`),issued_by:r(`issued_by`),reference:r(`reference`),served_at:r(`served_at`),return_by:r(`return_by`),nondisclosure:n.has(`nondisclosure`),window_from:r(`window_from`),window_to:r(`window_to`),cameras:n.getAll(`cameras`).map(String),document_sha256:r(`document_sha256`),note:r(`note`),as_request:n.has(`as_request`)},this.app.format.timeZone);this.lacks=i===null?this.app.localizer.text(`footage.missing`):null,this.problem=null,i!==null&&this.act(`note`,async()=>{let e=this.typed.sent(),t=await this.app.api.ask(`process/create`,i);this.typed.clear(e),this.kind=r(`kind`),await this.noted(t)})}}render(){let{text:e}=this.app.localizer;return c`
<div class="stack">
${this.trouble()}
<form class="stack" autocomplete="off" @submit=${this.submit}>
${this.typed.restored()}
<label>
${e(`process.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${e(`clips.choose`)}</option>
${b.map(t=>c`<option value=${t}>${e(`process.kind.${t}`)}</option>`)}
</select>
</label>
<label>${e(`process.issued_by`)}<input name="issued_by" type="text" maxlength="80" /></label>
<label>${e(`process.reference`)}<input name="reference" type="text" maxlength="64" /></label>
${this.time(`window_from`)} ${this.time(`window_to`)} ${this.cameras()} ${this.time(`served_at`)} ${this.time(`return_by`)}
<label class="option"><input name="nondisclosure" type="checkbox" /> ${e(`process.nondisclosure`)}</label>
<label>
${e(`process.document_sha256`)}
<input name="document_sha256" type="text" maxlength="64" autocapitalize="off" spellcheck="false" dir="ltr" />
</label>
<label>${e(`process.note`)}<textarea name="note" maxlength="500" rows="3" dir="auto"></textarea></label>
${this.kind===`data_subject_request`?c`<label class="option"><input name="as_request" type="checkbox" /> ${e(`process.as_request`)}</label>`:l}
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${e(this.doing===null?`process.save`:`status.working`)}
</button>
</div>
</form>
</div>
`}time(e){return c`<label>${this.app.localizer.text(`process.${e}`)}<input name=${e} type="datetime-local" /></label>`}cameras(){let{info:e,localizer:t}=this.app,{text:n}=t;return c`
<fieldset class="stack">
<legend>${n(`process.cameras`)}</legend>
<p class="hint">${n(`process.cameras.hint`)}</p>
${d(e.cameras,({camera:e})=>e,({camera:e,title:t,indoor:r})=>c`
<label class="option">
<input name="cameras" type="checkbox" .value=${e} />
<span dir="auto">${r?n(`process.indoor`,{camera:t}):t}</span>
</label>
`)}
</fieldset>
`}trouble(){let{problem:e,app:n}=this;if(e===null)return i(this.lacks);let r=t(e,n.localizer,n.say);return r.length===0?i(n.say(e)):c`<div role="alert">
<div class="notice">
<p>${n.localizer.text(`process.refused`)}</p>
<ul class="notes">
${r.map(e=>c`<li>${e}</li>`)}
</ul>
</div>
</div>`}};p([m({attribute:!1})],w.prototype,`noted`,void 0),p([s()],w.prototype,`kind`,void 0),p([s()],w.prototype,`lacks`,void 0),n(`footage-guard-process-form`,w);var T=class extends f{constructor(...e){super(...e),this.done=null,this.papers=this.watch(({api:e})=>({load:()=>e.ask(`process/list`),listen:t=>e.listen(`ledger/subscribe`,{kinds:h},t)})),this.noted=async e=>{this.done=e,await this.papers.reload(),await this.updateComplete,this.said.focus()}}render(){let{app:t}=this,{text:n}=t.localizer;return c`
<div class="stack">
<h2>${n(`nav.process`)}</h2>
<p class="hint">${n(`process.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?l:o(this.saved(this.done))}</div>
${a(this.papers.loaded,t,({processes:r})=>{let i=g(r,t.localizer,t.format);return i.length===0?e(n(`process.empty.heading`),n(`process.empty.text`)):c`<ul class="rows">${d(i,({id:e})=>e,e=>c`<li class="card">${this.row(e)}</li>`)}</ul>`})}
${t.info.role===`approver`?c`
<details>
<summary>${n(`process.new`)}</summary>
<footage-guard-process-form .app=${t} .noted=${this.noted}></footage-guard-process-form>
</details>
`:l}
</div>
`}row({id:e,heading:t,facts:n,notes:r,problem:a}){let{app:o}=this;return c`
<h3 id=${e} dir="auto">${t}</h3>
${i(a===null?null:o.say({code:a,values:{}}))} ${u(n)}
${r.map(e=>c`<p>${e}</p>`)}
<div class="actions">
<a class="button" href=${o.path({page:`paper`,id:e})} aria-describedby=${e}>
${o.localizer.text(`process.open`)}
</a>
</div>
`}saved({process_id:e,hold:t}){let{localizer:n,format:r,path:i}=this.app,{text:a}=n;return c`
<p>${a(`process.saved`,{clips:r.number(t?.clips??0)})}</p>
<div class="actions"><a class="button" href=${i({page:`paper`,id:e})}>${a(`process.open`)}</a></div>
`}};p([s()],T.prototype,`done`,void 0),p([r(`[role=status]`)],T.prototype,`said`,void 0),n(`footage-guard-process`,T);export{T as ProcessPage};