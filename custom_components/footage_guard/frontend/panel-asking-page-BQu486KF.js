import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,S as s,b as c,g as l,i as u,s as d,x as f,y as p}from"./panel-frame-Bq-v3esW.js";import{n as m}from"./panel-propose-BRWK5HbA.js";import{a as h,i as g,n as _,r as v,t as y}from"./panel-saving-BUMmbM5n.js";import{t as b}from"./panel-home-time-5QPrMwIE.js";var x=[`general`,`organisation`,`one_day`],S=[`law_enforcement`,`court`,`insurer`,`lawyer`,`journalist`,`neighbour`,`data_subject`,`other`],C={general:`asking.kind.general`,organisation:`asking.kind.organization`,one_day:`asking.kind.one_day`},w={open:`asking.status.open`,paused:`asking.status.off`,waiting:`asking.status.waiting`,over:`asking.status.over`},T=({intakes:e},t,n)=>e.map(e=>({id:e.intake_id,digest:e.intake_sha256,heading:e.label,facts:[[t.text(`asking.status`),t.text(w[e.status])],...E(e,t,n)],url:e.url,code:e.code,mayPause:e.status===`open`,mayOpen:e.status===`paused`})),E=(e,t,n)=>{let{text:r}=t,i=[[r(`asking.kind`),r(C[e.kind])]];return e.requester_type!==null&&i.push([r(`asking.who`),`${e.organisation} (${u(e.requester_type,t)})`]),e.key_sha256!==null&&i.push([r(`asking.key`),h(e.key_sha256).join(` `)]),i.push([r(`asking.per_day`),n.number(e.per_day)]),i.push([r(`asking.until`),e.closes===null?r(`asking.until.none`):n.moment(e.closes)]),i},D=({public_intake:e,share_origin:t})=>e?t===null?`asking.no_address`:null:`asking.off`,O=(e,t)=>{let n=x.find(t=>t===e.kind);if(n===void 0||e.label.trim()===``)return`footage.missing`;let r=e.perDay===``?{}:{per_day:Number(e.perDay)},i={kind:n,label:e.label.trim(),...r};if(n===`one_day`)return i;let a=e.until===``?void 0:b(e.until,t);if(a===null)return`footage.missing`;let o=a===void 0?i:{...i,closes:a};if(n===`general`)return o;let s=S.find(t=>t===e.type);if(s===void 0||e.name.trim()===``)return`footage.missing`;let c={...o,requester_type:s,organisation:e.name.trim()};if(e.key.trim()===``)return c;let l=k(e.key);return l===null?`asking.key.wrong`:`d`in l||`k`in l?`asking.key.private`:{...c,key:l}},k=e=>{try{let t=JSON.parse(e);return typeof t==`object`&&t&&!Array.isArray(t)?t:null}catch{return null}},A=65536,j=e=>{let t=e.length>A?null:k(e);if(t===null)return null;let[n,r]=[M(t,`requester`),M(t,`scope`)],[i,a]=[N(r,`window_from`),N(r,`window_to`)];return Number.isNaN(Date.parse(i))||Number.isNaN(Date.parse(a))?null:{request:t,who:[N(n,`person_name`),N(n,`organisation`)].filter(e=>e!==``).join(`, `),from:i,to:a,isSigned:N(t,`signature`)!==``}},M=(e,t)=>{let n=e[t];return typeof n==`object`&&n?n:{}},N=(e,t)=>{let n=e[t];return typeof n==`string`?n:``},P=class extends d{constructor(...e){super(...e),this.added=()=>void 0,this.found=null,this.lacks=null,this.choose=e=>{this.read(e.target.files?.[0])},this.drop=e=>{e.preventDefault(),this.read(e.dataTransfer?.files[0])},this.paste=e=>{let{value:t}=e.target;this.look(t)},this.add=()=>this.act(`file`,async()=>{let{found:e}=this;if(e===null)return;let{request_id:t}=await this.app.api.ask(`requests/create`,{request:e.request,channel:`file`});this.added(t)})}render(){let{text:t}=this.app.localizer;return a`
<div class="stack" @dragover=${F} @drop=${this.drop}>
<p class="hint">${t(`asking.file.text`)}</p>
${f(this.problem===null?this.lacks:this.app.say(this.problem))}
<label>${t(`asking.file.choose`)}<input type="file" accept=".json,application/json" @change=${this.choose} /></label>
<label>
${t(`asking.file.paste`)}
<textarea rows="4" autocapitalize="off" spellcheck="false" dir="ltr" @input=${this.paste}></textarea>
</label>
${this.found===null?e:this.shown(this.found)}
</div>
`}shown({who:e,from:t,to:n,isSigned:r}){let{localizer:i,format:o}=this.app,{text:s}=i;return a`
${c([[s(`asking.who`),e===``?s(`requester.unnamed`):e],[s(`asking.file.window`),o.span(t,n)],[s(`asking.file.signature`),s(r?`asking.file.signed`:`asking.file.unsigned`)]])}
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.add}>
${s(this.doing===null?`asking.file.add`:`status.working`)}
</button>
</div>
`}async read(e){e!==void 0&&this.look(await e.text())}look(e){this.problem=null,this.found=e.trim()===``?null:j(e),this.lacks=e.trim()===``||this.found!==null?null:this.app.localizer.text(`asking.file.wrong`)}};l([o({attribute:!1})],P.prototype,`added`,void 0),l([n()],P.prototype,`found`,void 0),l([n()],P.prototype,`lacks`,void 0);var F=e=>{e.preventDefault()};i(`footage-guard-file-form`,P);var I=e=>e.replace(/[&<>"]/gu,e=>`&#${String(e.charCodeAt(0))};`),L=(e,{language:t,text:n},r)=>{let i=g(e.code),a=String(i.size),o=[n(`sign.who`,{name:e.responsible}),n(`sign.contact`,{contact:e.contact}),n(`sign.why`),n(`sign.kept`,{days:r.number(e.retentionDays)}),n(`sign.rights`)];return`<!doctype html>
<html lang="${t}" dir="${e.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${I(n(`sign.line`))}</title>
<style>
body { box-sizing: border-box; max-width: 148mm; margin: 0 auto; padding: 10mm; background: #fff; color: #000; font: 12pt/1.4 sans-serif; }
h1 { margin: 0 0 6mm; font-size: 22pt; line-height: 1.2; }
svg { display: block; width: 62mm; shape-rendering: crispEdges; }
p { margin: 3mm 0 0; }
code { overflow-wrap: anywhere; font-size: 10pt; }
@page { size: A5; margin: 0; }
</style>
<h1>${I(n(`sign.line`))}</h1>
<svg viewBox="0 0 ${a} ${a}" role="img" aria-label="${I(n(`asking.code`))}"><path d="${i.path}"/></svg>
<p><code dir="ltr">${I(e.url)}</code></p>
${o.map(e=>`<p>${I(e)}</p>`).join(`
`)}
</html>
`},R=class extends d{constructor(...e){super(...e),this.days=0,this.copied=null,this.responsible=``,this.contact=``,this.copy=async()=>{let{text:e}=this.app.localizer,{clipboard:t}=navigator;try{if(t===void 0)throw Error(`none`);await t.writeText(this.address.value),this.copied=e(`once.copied`)}catch{this.address.select(),this.copied=e(`once.copy_by_hand`)}}}static{this.styles=[...d.styles,v]}render(){let{row:t}=this;return a`
<div class="stack">
${c(t.facts)} ${t.url===null?e:this.reached(t.url)}
${t.url===null||t.code===null?e:this.sign(t.url,t.code)}
</div>
`}reached(t){let{text:n}=this.app.localizer;return a`
<label>${n(`asking.address`)}<input name="address" type="text" readonly dir="ltr" .value=${t} /></label>
<div class="actions">
<button type="button" @click=${this.copy}>${n(`asking.copy`)}</button>
<span role="status">${this.copied??e}</span>
</div>
`}sign(e,t){let{localizer:n,format:r}=this.app,{text:i}=n,o=getComputedStyle(this).direction===`rtl`?`rtl`:`ltr`,{responsible:s,contact:c,days:l}=this,u=L({url:e,code:t,responsible:s,contact:c,retentionDays:l,direction:o},n,r);return a`
<details>
<summary>${i(`asking.sign`)}</summary>
<div class="stack">
${_(t,i(`asking.code`))}
<p class="hint">${i(`asking.sign.text`)}</p>
<label>
${i(`asking.sign.who`)}
<input name="responsible" type="text" maxlength="120" dir="auto" @input=${e=>this.responsible=z(e)} />
</label>
<label>
${i(`asking.sign.contact`)}
<input name="contact" type="text" maxlength="200" dir="auto" @input=${e=>this.contact=z(e)} />
</label>
<div class="actions">${y(i(`asking.sign.save`),`footage-guard-sign.html`,[u],`text/html`)}</div>
</div>
</details>
`}};l([o({attribute:!1})],R.prototype,`row`,void 0),l([o({type:Number})],R.prototype,`days`,void 0),l([n()],R.prototype,`copied`,void 0),l([n()],R.prototype,`responsible`,void 0),l([n()],R.prototype,`contact`,void 0),l([r(`[name=address]`)],R.prototype,`address`,void 0);var z=e=>e.target.value;i(`footage-guard-link`,R);var B=class extends d{constructor(...e){super(...e),this.wanted=()=>Promise.resolve(!1),this.kind=``,this.lacks=null,this.submit=async e=>{e.preventDefault();let t=e.target,n=e=>t.elements.namedItem(e)?.value??``,r=O({kind:n(`kind`),label:n(`label`),type:n(`type`),name:n(`name`),key:n(`key`),perDay:n(`per_day`),until:n(`until`)},this.app.format.timeZone);this.lacks=typeof r==`string`?this.app.localizer.text(r):null,typeof r!=`string`&&await this.wanted(r)&&(t.reset(),this.kind=``)}}render(){let{text:t}=this.app.localizer;return a`
<form class="stack" autocomplete="off" @submit=${this.submit}>
${f(this.lacks)}
<label>
${t(`asking.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${t(`clips.choose`)}</option>
${x.map(e=>a`<option value=${e}>${t(`asking.kind.${e===`organisation`?`organization`:e}`)}</option>`)}
</select>
</label>
<label>${t(`asking.label`)}<input name="label" type="text" maxlength="80" /></label>
${this.kind===`organisation`?this.ofOne():e}
<label>${t(`asking.per_day`)}<input name="per_day" type="number" inputmode="numeric" min="1" max="100" /></label>
${this.kind===`one_day`?e:a`<label>${t(`asking.until.field`)}<input name="until" type="datetime-local" /></label>`}
<div class="actions"><button>${t(`asking.make`)}</button></div>
</form>
`}ofOne(){let{localizer:e}=this.app,{text:t}=e;return a`
<label>
${t(`asking.type`)}
<select name="type">
<option value="">${t(`clips.choose`)}</option>
${S.map(t=>a`<option value=${t}>${u(t,e)}</option>`)}
</select>
</label>
<label>${t(`asking.name`)}<input name="name" type="text" maxlength="80" dir="auto" /></label>
<label>
${t(`asking.key.field`)}
<textarea name="key" rows="4" maxlength="2000" autocapitalize="off" spellcheck="false" dir="ltr"></textarea>
</label>
`}};l([o({attribute:!1})],B.prototype,`wanted`,void 0),l([n()],B.prototype,`kind`,void 0),l([n()],B.prototype,`lacks`,void 0),i(`footage-guard-link-form`,B);var V=class extends d{constructor(...e){super(...e),this.done=null,this.held=this.watch(({api:e})=>({load:async()=>{let[t,n]=await Promise.all([e.ask(`intake/list`),e.ask(`policy/get`)]);return{intakes:t,policy:n}}})),this.make=e=>this.open(e),this.added=e=>{this.app.go({page:`request`,id:e})}}render(){let{app:n}=this,{text:r}=n.localizer;return a`
<div class="stack">
<h2>${r(`nav.asking`)}</h2>
<p class="hint">${r(`asking.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?e:t(this.done)}</div>
${f(this.problem===null?null:n.say(this.problem))}
${s(this.held.loaded,n,e=>this.links(e))}
<details>
<summary>${r(`asking.file`)}</summary>
<footage-guard-file-form .app=${n} .added=${this.added}></footage-guard-file-form>
</details>
</div>
`}links({intakes:n,policy:r}){let{localizer:i,format:o,info:s,path:c}=this.app,{text:l}=i,u=T(n,i,o),d=D(n),f=r.changes.filter(({kind:e})=>e===`intake/create`);return a`
${d===null?e:t(a`${l(d)} <a href=${c({page:`vault`})}>${l(`nav.vault`)}</a>`)}
${u.length===0?p(l(`asking.empty.heading`),l(`asking.empty.text`)):a`<ul class="rows">${u.map(e=>this.row(e,r,f,s.role===`approver`))}</ul>`}
${s.role===`approver`?a`
<details>
<summary>${l(`asking.new`)}</summary>
<footage-guard-link-form .app=${this.app} .wanted=${this.make}></footage-guard-link-form>
</details>
`:e}
`}row(t,{policy:n},r,i){let o=r.find(({statement:e})=>e.intake_sha256===t.digest);return a`
<li class="card">
<h3 id=${t.id} dir="auto">${t.heading}</h3>
<footage-guard-link .app=${this.app} .row=${t} .days=${n.retention_days}></footage-guard-link>
<div class="actions">
${t.mayPause?this.button(`asking.pause`,t,()=>this.pause(t.id)):e}
${t.mayOpen&&i?this.button(`asking.resume`,t,()=>this.open({intake_id:t.id})):e}
${o===void 0?e:a`
${i?this.button(`change.agree`,t,()=>this.open({change_id:o.change_id})):e}
${this.button(`change.stop`,t,()=>this.stop(o.change_id))}
`}
${o===void 0?this.button(`asking.close`,t,()=>this.close(t)):e}
</div>
</li>
`}button(e,{id:t},n){return a`
<button type="button" aria-disabled=${String(this.doing!==null)} aria-describedby=${t} @click=${()=>void n()}>
${this.app.localizer.text(e)}
</button>
`}async open(e){let t=!1;return await this.tell(async()=>{let{api:n,localizer:r,format:i}=this.app,{statement:a,intake:o}=await n.challenge(`intake/create`,e),s=`change_id`in e?e:{intake_id:o.intake_id},c=await m(this.app,`intake/create`,s,a,{heading:r.text(`asking.agree`,{label:o.label}),lines:[r.text(`asking.text`),...E(o,r,i).map(([e,t])=>`${e}: ${t}`)]});return t=c!==null,c}),t}pause(e){return this.tell(async()=>(await this.app.api.ask(`intake/pause`,{intake_id:e}),this.app.localizer.text(`asking.paused`)))}stop(e){return this.tell(async()=>(await this.app.api.ask(`policy/stop`,{change_id:e}),this.app.localizer.text(`change.stopped`)))}async close({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`asking.close`)}: ${t}`,text:a(`asking.close.text`),action:a(`asking.close`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`intake/close`,{intake_id:e})})&&await this.tell(()=>Promise.resolve(a(`asking.closed`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`asking`,async()=>{this.done=await e()}),await this.held.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};l([n()],V.prototype,`done`,void 0),l([r(`[role=status]`)],V.prototype,`said`,void 0),i(`footage-guard-asking`,V);export{V as AskingPage};