import{A as e,K as t,L as n,M as r,N as i,P as a,R as o,U as s,V as c,f as l,j as u,l as d,m as f,n as p,p as m,w as h,z as g}from"./panel-frame-Bqq7yk48.js";import{n as _}from"./panel-propose-D19YC2la.js";import{t as v}from"./panel-about-D9wFzFJC.js";import{t as y}from"./panel-home-time-Dk-44djl.js";import{t as b}from"./panel-vault-space-B0yzOIKO.js";import{n as x,t as S}from"./panel-code-gYJhGFua.js";import{t as C}from"./panel-copying-BFsrWEKH.js";import{t as w}from"./panel-saving-CPZn-N_v.js";import{t as T}from"./panel-kept-form-D6wbQJ8F.js";var E=[`general`,`organisation`,`one_day`],D=[`law_enforcement`,`court`,`insurer`,`lawyer`,`journalist`,`neighbour`,`data_subject`,`other`],O={general:`asking.kind.general`,organisation:`asking.kind.organization`,one_day:`asking.kind.one_day`},k={open:`asking.status.open`,paused:`asking.status.off`,waiting:`asking.status.waiting`,over:`asking.status.over`},A=({intakes:e},t,n)=>e.map(e=>({id:e.intake_id,digest:e.intake_sha256,heading:e.label,facts:[[t.text(`asking.status`),t.text(k[e.status])],...j(e,t,n)],url:e.url,code:e.code,mayPause:e.status===`open`,mayOpen:e.status===`paused`})),j=(e,t,n)=>{let{text:r}=t,i=[[r(`asking.kind`),r(O[e.kind])]];return e.requester_type!==null&&i.push([r(`asking.who`),`${e.organisation} (${d(e.requester_type,t)})`]),(e.requester_type!==null||e.key_sha256!==null)&&i.push([r(`asking.key`),e.key_sha256===null?r(`asking.key.none`):m(e.key_sha256).join(` `)]),i.push([r(`asking.per_day`),n.number(e.per_day)]),i.push([r(`asking.closes`),e.closes===null?r(`asking.until.none`):n.moment(e.closes)]),i},M=({public_intake:e,share_origin:t})=>e?t===null?`asking.no_address`:null:`asking.off`,N=(e,t)=>{let n=E.find(t=>t===e.kind);if(n===void 0||e.label.trim()===``)return`footage.missing`;let r=e.perDay===``?{}:{per_day:Number(e.perDay)},i={kind:n,label:e.label.trim(),...r};if(n===`one_day`)return i;let a=e.until===``?void 0:y(e.until,t);if(a===null)return`footage.missing`;let o=a===void 0?i:{...i,closes:a};if(n===`general`)return o;let s=D.find(t=>t===e.type);if(s===void 0||e.name.trim()===``)return`footage.missing`;let c={...o,requester_type:s,organisation:e.name.trim()};if(e.key.trim()===``)return c;let l=P(e.key);return l===null?`asking.key.wrong`:`d`in l||`k`in l?`asking.key.private`:{...c,key:l}},P=e=>{try{let t=JSON.parse(e);return typeof t==`object`&&t&&!Array.isArray(t)?t:null}catch{return null}},F=65536,I=e=>{let t=e.length>F?null:P(e);if(t===null)return null;let[n,r]=[L(t,`requester`),L(t,`scope`)],[i,a]=[R(r,`window_from`),R(r,`window_to`)];return Number.isNaN(Date.parse(i))||Number.isNaN(Date.parse(a))?null:{request:t,who:[R(n,`person_name`),R(n,`organisation`)].filter(e=>e!==``).join(`, `),from:i,to:a,isSigned:R(t,`signature`)!==``}},L=(e,t)=>{let n=e[t];return typeof n==`object`&&n?n:{}},R=(e,t)=>{let n=e[t];return typeof n==`string`?n:``},z=class extends p{constructor(...e){super(...e),this.added=()=>void 0,this.found=null,this.lacks=null,this.choose=e=>{this.read(e.target.files?.[0])},this.drop=e=>{e.preventDefault(),this.read(e.dataTransfer?.files[0])},this.paste=e=>{let{value:t}=e.target;this.look(t)},this.add=()=>this.act(`file`,async()=>{let{found:e}=this;if(e===null)return;let{request_id:t}=await this.app.api.ask(`requests/create`,{request:e.request,channel:`file`});this.added(t)})}render(){let{text:e}=this.app.localizer;return s`
<div class="stack" @dragover=${B} @drop=${this.drop}>
<p class="hint">${e(`asking.file.text`)}</p>
${r(this.problem===null?this.lacks:this.app.say(this.problem))}
<label>${e(`asking.file.choose`)}<input type="file" accept=".json,application/json" @change=${this.choose} /></label>
<label>
${e(`asking.file.paste`)}
<textarea rows="4" autocapitalize="off" spellcheck="false" dir="ltr" @input=${this.paste}></textarea>
</label>
${this.found===null?c:this.shown(this.found)}
</div>
`}shown({who:e,from:t,to:n,isSigned:r}){let{localizer:i,format:a}=this.app,{text:o}=i;return s`
${u([[o(`asking.who`),e===``?o(`requester.unnamed`):e],[o(`asking.file.window`),a.span(t,n)],[o(`asking.file.signature`),o(r?`asking.file.signed`:`asking.file.unsigned`)]])}
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.add}>
${o(this.doing===null?`asking.file.add`:`status.working`)}
</button>
</div>
`}async read(e){e!==void 0&&this.look(await e.text())}look(e){this.problem=null,this.found=e.trim()===``?null:I(e),this.lacks=e.trim()===``||this.found!==null?null:this.app.localizer.text(`asking.file.wrong`)}};h([g({attribute:!1})],z.prototype,`added`,void 0),h([o()],z.prototype,`found`,void 0),h([o()],z.prototype,`lacks`,void 0);var B=e=>{e.preventDefault()};t(`footage-guard-file-form`,z);var V=e=>e.replace(/[&<>"]/gu,e=>`&#${String(e.charCodeAt(0))};`),H=(e,{language:t,text:n},r)=>{let i=l(e.code),a=String(i.size),o=[n(`sign.who`,{name:e.responsible}),n(`sign.contact`,{contact:e.contact}),n(`sign.why`),n(`sign.kept`,{days:r.number(e.retentionDays)}),n(`sign.rights`)];return`<!doctype html>
<html lang="${t}" dir="${e.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${V(n(`sign.line`))}</title>
<style>
body { box-sizing: border-box; max-width: 148mm; margin: 0 auto; padding: 10mm; background: #fff; color: #000; font: 12pt/1.4 sans-serif; }
h1 { margin: 0 0 6mm; font-size: 22pt; line-height: 1.2; }
svg { display: block; width: 62mm; shape-rendering: crispEdges; }
p { margin: 3mm 0 0; }
code { overflow-wrap: anywhere; font-size: 10pt; }
@page { size: A5; margin: 0; }
</style>
<h1>${V(n(`sign.line`))}</h1>
<svg viewBox="0 0 ${a} ${a}" role="img" aria-label="${V(n(`asking.code`))}"><path d="${i.path}"/></svg>
<p><code dir="ltr">${V(e.url)}</code></p>
${o.map(e=>`<p>${V(e)}</p>`).join(`
`)}
</html>
`},U=class extends p{constructor(...e){super(...e),this.days=null,this.copied=null,this.responsible=``,this.contact=``,this.copy=async()=>{this.copied=await C(this.address,this.app.localizer)}}static{this.styles=[...p.styles,x]}render(){let{row:e,days:t}=this;return s`
<div class="stack">
${u(e.facts)} ${e.url===null?c:this.reached(e.url)}
${e.url===null||e.code===null||t===null?c:this.sign(e.url,e.code,t)}
</div>
`}reached(e){let{text:t}=this.app.localizer;return s`
<label>${t(`asking.address`)}<input name="address" type="text" readonly dir="ltr" .value=${e} /></label>
<div class="actions">
<button type="button" @click=${this.copy}>${t(`asking.copy`)}</button>
<span role="status">${this.copied??c}</span>
</div>
`}sign(e,t,n){let{localizer:r,format:i}=this.app,{text:a}=r,o=getComputedStyle(this).direction===`rtl`?`rtl`:`ltr`,{responsible:c,contact:l}=this,u=H({url:e,code:t,responsible:c,contact:l,retentionDays:n,direction:o},r,i);return s`
<details>
<summary>${a(`asking.sign`)}</summary>
<div class="stack">
${S(t,a(`asking.code`))}
<p class="hint">${a(`asking.sign.text`)}</p>
<label>
${a(`asking.sign.who`)}
<input name="responsible" type="text" maxlength="120" dir="auto" .value=${c} @input=${e=>this.responsible=W(e)} />
</label>
<label>
${a(`asking.sign.contact`)}
<input name="contact" type="text" maxlength="200" dir="auto" .value=${l} @input=${e=>this.contact=W(e)} />
</label>
<div class="actions">${w(a(`asking.sign.save`),`footage-guard-sign.html`,[u],`text/html`)}</div>
</div>
</details>
`}};h([g({attribute:!1})],U.prototype,`row`,void 0),h([g({attribute:!1})],U.prototype,`days`,void 0),h([o()],U.prototype,`copied`,void 0),h([o()],U.prototype,`responsible`,void 0),h([o()],U.prototype,`contact`,void 0),h([n(`[name=address]`)],U.prototype,`address`,void 0);var W=e=>e.target.value;t(`footage-guard-link`,U);var G=class extends p{constructor(...e){super(...e),this.wanted=()=>Promise.resolve(!1),this.kind=``,this.lacks=null,this.typed=new T(this,`link`),this.submit=async e=>{e.preventDefault();let t=e.target,n=e=>t.elements.namedItem(e)?.value??``,r=N({kind:n(`kind`),label:n(`label`),type:n(`type`),name:n(`name`),key:n(`key`),perDay:n(`per_day`),until:n(`until`)},this.app.format.timeZone);this.lacks=typeof r==`string`?this.app.localizer.text(r):null;let i=this.typed.sent();typeof r!=`string`&&await this.wanted(r)&&(this.typed.clear(i),this.kind=n(`kind`))}}render(){let{text:e}=this.app.localizer;return s`
<form class="stack" autocomplete="off" @submit=${this.submit}>
${r(this.lacks)}
${this.typed.restored()}
<label>
${e(`asking.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${e(`clips.choose`)}</option>
${E.map(t=>s`<option value=${t}>${e(`asking.kind.${t===`organisation`?`organization`:t}`)}</option>`)}
</select>
</label>
<label>${e(`asking.label`)}<input name="label" type="text" maxlength="80" /></label>
${this.kind===`organisation`?this.ofOne():c}
<label>${e(`asking.per_day`)}<input name="per_day" type="number" inputmode="numeric" min="1" max="100" /></label>
${this.kind===`one_day`?c:s`<label>${e(`asking.until.field`)}<input name="until" type="datetime-local" /></label>`}
<div class="actions"><button>${e(`asking.make`)}</button></div>
</form>
`}ofOne(){let{localizer:e}=this.app,{text:t}=e;return s`
<label>
${t(`asking.type`)}
<select name="type">
<option value="">${t(`clips.choose`)}</option>
${D.map(t=>s`<option value=${t}>${d(t,e)}</option>`)}
</select>
</label>
<label>${t(`asking.name`)}<input name="name" type="text" maxlength="80" dir="auto" /></label>
<label>
${t(`asking.key.field`)}
<textarea name="key" rows="4" maxlength="2000" autocapitalize="off" spellcheck="false" dir="ltr" data-unkept></textarea>
</label>
`}};h([g({attribute:!1})],G.prototype,`wanted`,void 0),h([o()],G.prototype,`kind`,void 0),h([o()],G.prototype,`lacks`,void 0),t(`footage-guard-link-form`,G);var K=class extends p{constructor(...e){super(...e),this.done=null,this.space=this.watch(({api:e})=>({load:()=>e.ask(`vault/space`)})),this.held=this.watch(({api:e})=>({load:async()=>{let[t,n]=await Promise.all([e.ask(`intake/list`),e.ask(`policy/get`)]);return{intakes:t,policy:n}},listen:t=>e.listen(`ledger/subscribe`,{kinds:v},()=>{t(),this.space.reload()})})),this.make=e=>this.open(e),this.added=e=>{this.app.go({page:`request`,id:e})}}render(){let{app:e}=this,{text:t}=e.localizer;return s`
<div class="stack">
<h2>${t(`nav.asking`)}</h2>
<p class="hint">${t(`asking.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?c:a(this.done)}</div>
${r(this.problem===null?null:e.say(this.problem))}
${i(this.held.loaded,e,e=>this.links(e))}
<details>
<summary>${t(`asking.file`)}</summary>
<footage-guard-file-form .app=${e} .added=${this.added}></footage-guard-file-form>
</details>
</div>
`}links({intakes:t,policy:n}){let{localizer:r,format:i,info:o,path:l}=this.app,{text:u}=r,d=A(t,r,i),p=M(t),m=this.space.loaded,h=m.kind===`ready`?b(m.value):null,g=n.changes.filter(({kind:e})=>e===`intake/create`);return s`
${p===null?c:a(s`${u(p)} <a href=${l({page:`vault`})}>${u(`nav.vault`)}</a>`)}
${d.length===0?e(u(`asking.empty.heading`),u(`asking.empty.text`)):s`<ul class="rows">${f(d,({id:e})=>e,e=>this.row(e,h,g,o.role===`approver`))}</ul>`}
${o.role===`approver`?s`
<details>
<summary>${u(`asking.new`)}</summary>
<footage-guard-link-form .app=${this.app} .wanted=${this.make}></footage-guard-link-form>
</details>
`:c}
`}row(e,t,n,r){let{localizer:i,format:a,personId:o}=this.app,l=n.find(({statement:t})=>t.intake_sha256===e.digest);return s`
<li class="card">
<h3 id=${e.id} dir="auto">${e.heading}</h3>
<footage-guard-link .app=${this.app} .row=${e} .days=${t}></footage-guard-link>
${l===void 0?c:s`<p>${i.text(`change.by`,{votes:a.number(l.votes),needed:a.number(l.needed)})}</p>`}
<div class="actions">
${e.mayPause?this.button(`asking.pause`,e,()=>this.pause(e.id)):c}
${e.mayOpen&&r?this.button(`asking.resume`,e,()=>this.open({intake_id:e.id})):c}
${l===void 0?c:s`
${r&&!l.voters.includes(o)?this.button(`change.agree`,e,()=>this.open({change_id:l.change_id},l.needed)):c}
${this.button(`change.stop`,e,()=>this.stop(l.change_id))}
`}
${l===void 0||e.mayPause?this.button(`asking.close`,e,()=>this.close(e)):c}
</div>
</li>
`}button(e,{id:t},n){return s`
<button type="button" aria-disabled=${String(this.doing!==null)} aria-describedby=${t} @click=${()=>void n()}>
${this.app.localizer.text(e)}
</button>
`}async open(e,t){let n=!1;return await this.tell(async()=>{let{api:r,localizer:i,format:a}=this.app,{statement:o,intake:s}=await r.challenge(`intake/create`,e),c=`change_id`in e?e:{intake_id:s.intake_id},l=await _(this,`intake/create`,c,o,{heading:i.text(`asking.agree`,{label:s.label}),needed:t,lines:[i.text(`asking.text`),...j(s,i,a).map(([e,t])=>`${e}: ${t}`)]});return n=l!==null,l}),n}pause(e){return this.tell(async()=>(await this.app.api.ask(`intake/pause`,{intake_id:e}),this.app.localizer.text(`asking.paused`)))}stop(e){return this.tell(async()=>(await this.app.api.ask(`policy/stop`,{change_id:e}),this.app.localizer.text(`change.stopped`)))}async close({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`asking.close`)}: ${t}`,text:a(`asking.close.text`),action:a(`asking.close`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`intake/close`,{intake_id:e})})&&await this.tell(()=>Promise.resolve(a(`asking.closed`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`asking`,async()=>{this.done=await e()}),await this.held.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};h([o()],K.prototype,`done`,void 0),h([n(`[role=status]`)],K.prototype,`said`,void 0),t(`footage-guard-asking`,K);export{K as AskingPage};