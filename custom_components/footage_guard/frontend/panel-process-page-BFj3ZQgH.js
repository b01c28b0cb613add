import{A as e,C as t,L as n,M as r,O as i,P as a,S as o,T as s,c,g as l,k as u,s as d,v as f,w as p,x as m}from"./panel-frame-D7CVcStF.js";import{n as h}from"./panel-about-CF84wsz_.js";import{n as g}from"./panel-process-view-Be5wa8Od.js";import{t as _}from"./panel-home-time-5QPrMwIE.js";var v=[`search_warrant`,`subpoena`,`court_order`,`preservation_letter`,`data_subject_request`],y=[`reference`,`document_sha256`,`note`],b=[`served_at`,`return_by`],x=(e,t)=>{let n=v.find(t=>t===e.kind),r=e.issued_by.trim(),i=_(e.window_from,t),a=_(e.window_to,t);if(n===void 0||r===``||i===null||a===null)return null;let o=y.map(t=>[t,e[t].trim()]).filter(([,e])=>e!==``),s=b.flatMap(n=>{let r=_(e[n],t);return r===null?[]:[[n,r]]});return{kind:n,issued_by:r,window_from:i,window_to:a,...Object.fromEntries([...o,...s]),...e.nondisclosure?{nondisclosure:!0}:{},...e.cameras.length===0?{}:{cameras:e.cameras},...e.as_request&&n===`data_subject_request`?{as_request:!0}:{}}},S=(e,{text:t},n)=>e.code===`process_invalid`?(e.values.problems??``).split(`, `).map(e=>{let[r=``,i=``]=e.split(`: `),a=`process.${r.replace(/\..*$/u,``)}`,o=n({code:`request_${i}`,values:{}});return t(`form.wrong`,{field:l(a)?t(a):r,why:o})}):[],C=class extends d{constructor(...e){super(...e),this.noted=()=>Promise.resolve(),this.kind=``,this.lacks=null,this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,n=new FormData(t),r=e=>t.elements.namedItem(e).value,i=x({kind:r(`kind`),issued_by:r(`issued_by`),reference:r(`reference`),served_at:r(`served_at`),return_by:r(`return_by`),nondisclosure:n.has(`nondisclosure`),window_from:r(`window_from`),window_to:r(`window_to`),cameras:n.getAll(`cameras`).map(String),document_sha256:r(`document_sha256`),note:r(`note`),as_request:n.has(`as_request`)},this.app.format.timeZone);this.lacks=i===null?this.app.localizer.text(`footage.missing`):null,this.problem=null,i!==null&&this.act(`note`,async()=>{let e=await this.app.api.ask(`process/create`,i);t.reset(),this.kind=``,await this.noted(e)})}}render(){let{text:e}=this.app.localizer;return a`
<div class="stack">
${this.trouble()}
<form class="stack" autocomplete="off" @submit=${this.submit}>
<label>
${e(`process.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${e(`clips.choose`)}</option>
${v.map(t=>a`<option value=${t}>${e(`process.kind.${t}`)}</option>`)}
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
${this.kind===`data_subject_request`?a`<label class="option"><input name="as_request" type="checkbox" /> ${e(`process.as_request`)}</label>`:r}
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${e(this.doing===null?`process.save`:`status.working`)}
</button>
</div>
</form>
</div>
`}time(e){return a`<label>${this.app.localizer.text(`process.${e}`)}<input name=${e} type="datetime-local" /></label>`}cameras(){let{info:e,localizer:t}=this.app,{text:n}=t;return a`
<fieldset class="stack">
<legend>${n(`process.cameras`)}</legend>
<p class="hint">${n(`process.cameras.hint`)}</p>
${e.cameras.map(({camera:e,title:t,indoor:r})=>a`
<label class="option">
<input name="cameras" type="checkbox" .value=${e} />
<span dir="auto">${r?n(`process.indoor`,{camera:t}):t}</span>
</label>
`)}
</fieldset>
`}trouble(){let{problem:e,app:n}=this;if(e===null)return t(this.lacks);let r=S(e,n.localizer,n.say);return r.length===0?t(n.say(e)):a`<div role="alert">
<div class="notice">
<p>${n.localizer.text(`process.refused`)}</p>
<ul class="notes">
${r.map(e=>a`<li>${e}</li>`)}
</ul>
</div>
</div>`}};f([e({attribute:!1})],C.prototype,`noted`,void 0),f([u()],C.prototype,`kind`,void 0),f([u()],C.prototype,`lacks`,void 0),n(`footage-guard-process-form`,C);var w=class extends d{constructor(...e){super(...e),this.done=null,this.papers=this.watch(({api:e})=>({load:()=>e.ask(`process/list`),listen:t=>e.listen(`ledger/subscribe`,{kinds:h},t)})),this.noted=async e=>{this.done=e,await this.papers.reload(),await this.updateComplete,this.said.focus()}}render(){let{app:e}=this,{text:t}=e.localizer;return a`
<div class="stack">
<h2>${t(`nav.process`)}</h2>
<p class="hint">${t(`process.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?r:s(this.saved(this.done))}</div>
${p(this.papers.loaded,e,({processes:n})=>{let r=g(n,e.localizer,e.format);return r.length===0?m(t(`process.empty.heading`),t(`process.empty.text`)):a`<ul class="rows">${c(r,({id:e})=>e,e=>a`<li class="card">${this.row(e)}</li>`)}</ul>`})}
${e.info.role===`approver`?a`
<details>
<summary>${t(`process.new`)}</summary>
<footage-guard-process-form .app=${e} .noted=${this.noted}></footage-guard-process-form>
</details>
`:r}
</div>
`}row({id:e,heading:n,facts:r,notes:i,problem:s}){let{app:c}=this;return a`
<h3 id=${e} dir="auto">${n}</h3>
${t(s===null?null:c.say({code:s,values:{}}))} ${o(r)}
${i.map(e=>a`<p>${e}</p>`)}
<div class="actions">
<a class="button" href=${c.path({page:`paper`,id:e})} aria-describedby=${e}>
${c.localizer.text(`process.open`)}
</a>
</div>
`}saved({process_id:e,hold:t}){let{localizer:n,format:r,path:i}=this.app,{text:o}=n;return a`
<p>${o(`process.saved`,{clips:r.number(t?.clips??0)})}</p>
<div class="actions"><a class="button" href=${i({page:`paper`,id:e})}>${o(`process.open`)}</a></div>
`}};f([u()],w.prototype,`done`,void 0),f([i(`[role=status]`)],w.prototype,`said`,void 0),n(`footage-guard-process`,w);export{w as ProcessPage};