import{A as e,F as t,I as n,L as r,M as i,O as a,V as o,W as s,j as c,k as l,m as u,n as d,w as f,x as p,z as m}from"./panel-frame-BG_3cxf2.js";import{n as h}from"./panel-about-BCxGmFCX.js";import{n as g}from"./panel-process-view-Be5wa8Od.js";import{t as _}from"./panel-kept-form-BBuOeUDG.js";import{r as v,t as y}from"./panel-home-time-Dk-44djl.js";var b=[`search_warrant`,`subpoena`,`court_order`,`preservation_letter`,`data_subject_request`],x=[`reference`,`document_sha256`,`note`],S=[`served_at`,`return_by`],C=(e,t)=>{let n=b.find(t=>t===e.kind),r=e.issued_by.trim(),i=v(e.window_from,e.window_to,t);if(n===void 0||r===``||i===null)return null;let a=x.map(t=>[t,e[t].trim()]).filter(([,e])=>e!==``),o=S.flatMap(n=>{let r=y(e[n],t);return r===null?[]:[[n,r]]});return{kind:n,issued_by:r,window_from:i.from,window_to:i.to,...Object.fromEntries([...a,...o]),...e.nondisclosure?{nondisclosure:!0}:{},...e.cameras.length===0?{}:{cameras:e.cameras},...e.as_request&&n===`data_subject_request`?{as_request:!0}:{}}},w=(e,{text:t},n)=>e.code===`process_invalid`?(e.values.problems??``).split(`, `).map(e=>{let[r=``,i=``]=e.split(`: `),a=`process.${r.replace(/\..*$/u,``)}`,o=n({code:`request_${i}`,values:{}});return t(`form.wrong`,{field:p(a)?t(a):r,why:o})}):[],T=class extends d{constructor(...e){super(...e),this.noted=()=>Promise.resolve(),this.kind=``,this.lacks=null,this.typed=new _(this,`process`),this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,n=new FormData(t),r=e=>t.elements.namedItem(e).value,i=C({kind:r(`kind`),issued_by:r(`issued_by`),reference:r(`reference`),served_at:r(`served_at`),return_by:r(`return_by`),nondisclosure:n.has(`nondisclosure`),window_from:r(`window_from`),window_to:r(`window_to`),cameras:n.getAll(`cameras`).map(String),document_sha256:r(`document_sha256`),note:r(`note`),as_request:n.has(`as_request`)},this.app.format.timeZone);this.lacks=i===null?this.app.localizer.text(`footage.missing`):null,this.problem=null,i!==null&&this.act(`note`,async()=>{let e=this.typed.sent(),t=await this.app.api.ask(`process/create`,i);this.typed.clear(e),this.kind=r(`kind`),await this.noted(t)})}}render(){let{text:e}=this.app.localizer;return o`
<div class="stack">
${this.trouble()}
<form class="stack" autocomplete="off" @submit=${this.submit}>
${this.typed.restored()}
<label>
${e(`process.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${e(`clips.choose`)}</option>
${b.map(t=>o`<option value=${t}>${e(`process.kind.${t}`)}</option>`)}
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
${this.kind===`data_subject_request`?o`<label class="option"><input name="as_request" type="checkbox" /> ${e(`process.as_request`)}</label>`:m}
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${e(this.doing===null?`process.save`:`status.working`)}
</button>
</div>
</form>
</div>
`}time(e){return o`<label>${this.app.localizer.text(`process.${e}`)}<input name=${e} type="datetime-local" /></label>`}cameras(){let{info:e,localizer:t}=this.app,{text:n}=t;return o`
<fieldset class="stack">
<legend>${n(`process.cameras`)}</legend>
<p class="hint">${n(`process.cameras.hint`)}</p>
${u(e.cameras,({camera:e})=>e,({camera:e,title:t,indoor:r})=>o`
<label class="option">
<input name="cameras" type="checkbox" .value=${e} />
<span dir="auto">${r?n(`process.indoor`,{camera:t}):t}</span>
</label>
`)}
</fieldset>
`}trouble(){let{problem:t,app:n}=this;if(t===null)return e(this.lacks);let r=w(t,n.localizer,n.say);return r.length===0?e(n.say(t)):o`<div role="alert">
<div class="notice">
<p>${n.localizer.text(`process.refused`)}</p>
<ul class="notes">
${r.map(e=>o`<li>${e}</li>`)}
</ul>
</div>
</div>`}};f([r({attribute:!1})],T.prototype,`noted`,void 0),f([n()],T.prototype,`kind`,void 0),f([n()],T.prototype,`lacks`,void 0),s(`footage-guard-process-form`,T);var E=class extends d{constructor(...e){super(...e),this.done=null,this.papers=this.watch(({api:e})=>({load:()=>e.ask(`process/list`),listen:t=>e.listen(`ledger/subscribe`,{kinds:h},t)})),this.noted=async e=>{this.done=e,await this.papers.reload(),await this.updateComplete,this.said.focus()}}render(){let{app:e}=this,{text:t}=e.localizer;return o`
<div class="stack">
<h2>${t(`nav.process`)}</h2>
<p class="hint">${t(`process.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?m:i(this.saved(this.done))}</div>
${c(this.papers.loaded,e,({processes:n})=>{let r=g(n,e.localizer,e.format);return r.length===0?a(t(`process.empty.heading`),t(`process.empty.text`)):o`<ul class="rows">${u(r,({id:e})=>e,e=>o`<li class="card">${this.row(e)}</li>`)}</ul>`})}
${e.info.role===`approver`?o`
<details>
<summary>${t(`process.new`)}</summary>
<footage-guard-process-form .app=${e} .noted=${this.noted}></footage-guard-process-form>
</details>
`:m}
</div>
`}row({id:t,heading:n,facts:r,notes:i,problem:a}){let{app:s}=this;return o`
<h3 id=${t} dir="auto">${n}</h3>
${e(a===null?null:s.say({code:a,values:{}}))} ${l(r)}
${i.map(e=>o`<p>${e}</p>`)}
<div class="actions">
<a class="button" href=${s.path({page:`paper`,id:t})} aria-describedby=${t}>
${s.localizer.text(`process.open`)}
</a>
</div>
`}saved({process_id:e,hold:t}){let{localizer:n,format:r,path:i}=this.app,{text:a}=n;return o`
<p>${a(`process.saved`,{clips:r.number(t?.clips??0)})}</p>
<div class="actions"><a class="button" href=${i({page:`paper`,id:e})}>${a(`process.open`)}</a></div>
`}};f([n()],E.prototype,`done`,void 0),f([t(`[role=status]`)],E.prototype,`said`,void 0),s(`footage-guard-process`,E);export{E as ProcessPage};