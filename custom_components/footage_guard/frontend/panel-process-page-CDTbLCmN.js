import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,S as s,b as c,g as l,m as u,s as d,x as f,y as p}from"./panel-frame-Bq-v3esW.js";import{n as m}from"./panel-process-view-Be5wa8Od.js";import{t as h}from"./panel-home-time-5QPrMwIE.js";var g=[`search_warrant`,`subpoena`,`court_order`,`preservation_letter`,`data_subject_request`],_=[`reference`,`document_sha256`,`note`],v=[`served_at`,`return_by`],y=(e,t)=>{let n=g.find(t=>t===e.kind),r=e.issued_by.trim(),i=h(e.window_from,t),a=h(e.window_to,t);if(n===void 0||r===``||i===null||a===null)return null;let o=_.map(t=>[t,e[t].trim()]).filter(([,e])=>e!==``),s=v.flatMap(n=>{let r=h(e[n],t);return r===null?[]:[[n,r]]});return{kind:n,issued_by:r,window_from:i,window_to:a,...Object.fromEntries([...o,...s]),...e.nondisclosure?{nondisclosure:!0}:{},...e.cameras.length===0?{}:{cameras:e.cameras},...e.as_request&&n===`data_subject_request`?{as_request:!0}:{}}},b=(e,{text:t},n)=>e.code===`process_invalid`?(e.values.problems??``).split(`, `).map(e=>{let[r=``,i=``]=e.split(`: `),a=`process.${r.replace(/\..*$/u,``)}`,o=n({code:`request_${i}`,values:{}});return t(`form.wrong`,{field:u(a)?t(a):r,why:o})}):[],x=class extends d{constructor(...e){super(...e),this.noted=()=>Promise.resolve(),this.kind=``,this.lacks=null,this.submit=e=>{if(e.preventDefault(),this.doing!==null)return;let t=e.target,n=new FormData(t),r=e=>t.elements.namedItem(e).value,i=y({kind:r(`kind`),issued_by:r(`issued_by`),reference:r(`reference`),served_at:r(`served_at`),return_by:r(`return_by`),nondisclosure:n.has(`nondisclosure`),window_from:r(`window_from`),window_to:r(`window_to`),cameras:n.getAll(`cameras`).map(String),document_sha256:r(`document_sha256`),note:r(`note`),as_request:n.has(`as_request`)},this.app.format.timeZone);this.lacks=i===null?this.app.localizer.text(`footage.missing`):null,this.problem=null,i!==null&&this.act(`note`,async()=>{let e=await this.app.api.ask(`process/create`,i);t.reset(),this.kind=``,await this.noted(e)})}}render(){let{text:t}=this.app.localizer;return a`
<div class="stack">
${this.trouble()}
<form class="stack" autocomplete="off" @submit=${this.submit}>
<label>
${t(`process.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${t(`clips.choose`)}</option>
${g.map(e=>a`<option value=${e}>${t(`process.kind.${e}`)}</option>`)}
</select>
</label>
<label>${t(`process.issued_by`)}<input name="issued_by" type="text" maxlength="80" /></label>
<label>${t(`process.reference`)}<input name="reference" type="text" maxlength="64" /></label>
${this.time(`window_from`)} ${this.time(`window_to`)} ${this.cameras()} ${this.time(`served_at`)} ${this.time(`return_by`)}
<label class="option"><input name="nondisclosure" type="checkbox" /> ${t(`process.nondisclosure`)}</label>
<label>
${t(`process.document_sha256`)}
<input name="document_sha256" type="text" maxlength="64" autocapitalize="off" spellcheck="false" dir="ltr" />
</label>
<label>${t(`process.note`)}<textarea name="note" maxlength="500" rows="3" dir="auto"></textarea></label>
${this.kind===`data_subject_request`?a`<label class="option"><input name="as_request" type="checkbox" /> ${t(`process.as_request`)}</label>`:e}
<div class="actions">
<button aria-disabled=${String(this.doing!==null)}>
${t(this.doing===null?`process.save`:`status.working`)}
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
`}trouble(){let{problem:e,app:t}=this;if(e===null)return f(this.lacks);let n=b(e,t.localizer,t.say);return n.length===0?f(t.say(e)):a`<div role="alert">
<div class="notice">
<p>${t.localizer.text(`process.refused`)}</p>
<ul class="notes">
${n.map(e=>a`<li>${e}</li>`)}
</ul>
</div>
</div>`}};l([o({attribute:!1})],x.prototype,`noted`,void 0),l([n()],x.prototype,`kind`,void 0),l([n()],x.prototype,`lacks`,void 0),i(`footage-guard-process-form`,x);var S=class extends d{constructor(...e){super(...e),this.done=null,this.papers=this.watch(({api:e})=>({load:()=>e.ask(`process/list`)})),this.noted=async e=>{this.done=e,await this.papers.reload(),await this.updateComplete,this.said.focus()}}render(){let{app:n}=this,{text:r}=n.localizer;return a`
<div class="stack">
<h2>${r(`nav.process`)}</h2>
<p class="hint">${r(`process.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?e:t(this.saved(this.done))}</div>
${s(this.papers.loaded,n,({processes:e})=>{let t=m(e,n.localizer,n.format);return t.length===0?p(r(`process.empty.heading`),r(`process.empty.text`)):a`<ul class="rows">${t.map(e=>a`<li class="card">${this.row(e)}</li>`)}</ul>`})}
${n.info.role===`approver`?a`
<details>
<summary>${r(`process.new`)}</summary>
<footage-guard-process-form .app=${n} .noted=${this.noted}></footage-guard-process-form>
</details>
`:e}
</div>
`}row({id:e,heading:t,facts:n,notes:r,problem:i}){let{app:o}=this;return a`
<h3 id=${e} dir="auto">${t}</h3>
${f(i===null?null:o.say({code:i,values:{}}))} ${c(n)}
${r.map(e=>a`<p>${e}</p>`)}
<div class="actions">
<a class="button" href=${o.path({page:`paper`,id:e})} aria-describedby=${e}>
${o.localizer.text(`process.open`)}
</a>
</div>
`}saved({process_id:e,hold:t}){let{localizer:n,format:r,path:i}=this.app,{text:o}=n;return a`
<p>${o(`process.saved`,{clips:r.number(t?.clips??0)})}</p>
<div class="actions"><a class="button" href=${i({page:`paper`,id:e})}>${o(`process.open`)}</a></div>
`}};l([n()],S.prototype,`done`,void 0),l([r(`[role=status]`)],S.prototype,`said`,void 0),i(`footage-guard-process`,S);export{S as ProcessPage};