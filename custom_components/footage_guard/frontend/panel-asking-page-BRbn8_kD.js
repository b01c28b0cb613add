import{A as e,C as t,L as n,M as r,O as i,P as a,S as o,T as s,c,i as l,k as u,s as d,v as f,w as p,x as m}from"./panel-frame-D7CVcStF.js";import{n as h}from"./panel-propose-DUyEAd95.js";import{t as g}from"./panel-about-CF84wsz_.js";import{n as _,t as v}from"./panel-checkpoint-DhaMZ2GV.js";import{t as y}from"./panel-home-time-5QPrMwIE.js";import{n as b,r as x,t as S}from"./panel-saving-C3Q0blai.js";import{t as C}from"./panel-copying-BFsrWEKH.js";var w=[`general`,`organisation`,`one_day`],T=[`law_enforcement`,`court`,`insurer`,`lawyer`,`journalist`,`neighbour`,`data_subject`,`other`],E={general:`asking.kind.general`,organisation:`asking.kind.organization`,one_day:`asking.kind.one_day`},D={open:`asking.status.open`,paused:`asking.status.off`,waiting:`asking.status.waiting`,over:`asking.status.over`},O=({intakes:e},t,n)=>e.map(e=>({id:e.intake_id,digest:e.intake_sha256,heading:e.label,facts:[[t.text(`asking.status`),t.text(D[e.status])],...k(e,t,n)],url:e.url,code:e.code,mayPause:e.status===`open`,mayOpen:e.status===`paused`})),k=(e,t,n)=>{let{text:r}=t,i=[[r(`asking.kind`),r(E[e.kind])]];return e.requester_type!==null&&i.push([r(`asking.who`),`${e.organisation} (${l(e.requester_type,t)})`]),e.key_sha256!==null&&i.push([r(`asking.key`),_(e.key_sha256).join(` `)]),i.push([r(`asking.per_day`),n.number(e.per_day)]),i.push([r(`asking.until`),e.closes===null?r(`asking.until.none`):n.moment(e.closes)]),i},A=({public_intake:e,share_origin:t})=>e?t===null?`asking.no_address`:null:`asking.off`,j=(e,t)=>{let n=w.find(t=>t===e.kind);if(n===void 0||e.label.trim()===``)return`footage.missing`;let r=e.perDay===``?{}:{per_day:Number(e.perDay)},i={kind:n,label:e.label.trim(),...r};if(n===`one_day`)return i;let a=e.until===``?void 0:y(e.until,t);if(a===null)return`footage.missing`;let o=a===void 0?i:{...i,closes:a};if(n===`general`)return o;let s=T.find(t=>t===e.type);if(s===void 0||e.name.trim()===``)return`footage.missing`;let c={...o,requester_type:s,organisation:e.name.trim()};if(e.key.trim()===``)return c;let l=M(e.key);return l===null?`asking.key.wrong`:`d`in l||`k`in l?`asking.key.private`:{...c,key:l}},M=e=>{try{let t=JSON.parse(e);return typeof t==`object`&&t&&!Array.isArray(t)?t:null}catch{return null}},N=65536,P=e=>{let t=e.length>N?null:M(e);if(t===null)return null;let[n,r]=[F(t,`requester`),F(t,`scope`)],[i,a]=[I(r,`window_from`),I(r,`window_to`)];return Number.isNaN(Date.parse(i))||Number.isNaN(Date.parse(a))?null:{request:t,who:[I(n,`person_name`),I(n,`organisation`)].filter(e=>e!==``).join(`, `),from:i,to:a,isSigned:I(t,`signature`)!==``}},F=(e,t)=>{let n=e[t];return typeof n==`object`&&n?n:{}},I=(e,t)=>{let n=e[t];return typeof n==`string`?n:``},L=class extends d{constructor(...e){super(...e),this.added=()=>void 0,this.found=null,this.lacks=null,this.choose=e=>{this.read(e.target.files?.[0])},this.drop=e=>{e.preventDefault(),this.read(e.dataTransfer?.files[0])},this.paste=e=>{let{value:t}=e.target;this.look(t)},this.add=()=>this.act(`file`,async()=>{let{found:e}=this;if(e===null)return;let{request_id:t}=await this.app.api.ask(`requests/create`,{request:e.request,channel:`file`});this.added(t)})}render(){let{text:e}=this.app.localizer;return a`
<div class="stack" @dragover=${R} @drop=${this.drop}>
<p class="hint">${e(`asking.file.text`)}</p>
${t(this.problem===null?this.lacks:this.app.say(this.problem))}
<label>${e(`asking.file.choose`)}<input type="file" accept=".json,application/json" @change=${this.choose} /></label>
<label>
${e(`asking.file.paste`)}
<textarea rows="4" autocapitalize="off" spellcheck="false" dir="ltr" @input=${this.paste}></textarea>
</label>
${this.found===null?r:this.shown(this.found)}
</div>
`}shown({who:e,from:t,to:n,isSigned:r}){let{localizer:i,format:s}=this.app,{text:c}=i;return a`
${o([[c(`asking.who`),e===``?c(`requester.unnamed`):e],[c(`asking.file.window`),s.span(t,n)],[c(`asking.file.signature`),c(r?`asking.file.signed`:`asking.file.unsigned`)]])}
<div class="actions">
<button type="button" aria-disabled=${String(this.doing!==null)} @click=${this.add}>
${c(this.doing===null?`asking.file.add`:`status.working`)}
</button>
</div>
`}async read(e){e!==void 0&&this.look(await e.text())}look(e){this.problem=null,this.found=e.trim()===``?null:P(e),this.lacks=e.trim()===``||this.found!==null?null:this.app.localizer.text(`asking.file.wrong`)}};f([e({attribute:!1})],L.prototype,`added`,void 0),f([u()],L.prototype,`found`,void 0),f([u()],L.prototype,`lacks`,void 0);var R=e=>{e.preventDefault()};n(`footage-guard-file-form`,L);var z=e=>e.replace(/[&<>"]/gu,e=>`&#${String(e.charCodeAt(0))};`),B=(e,{language:t,text:n},r)=>{let i=v(e.code),a=String(i.size),o=[n(`sign.who`,{name:e.responsible}),n(`sign.contact`,{contact:e.contact}),n(`sign.why`),n(`sign.kept`,{days:r.number(e.retentionDays)}),n(`sign.rights`)];return`<!doctype html>
<html lang="${t}" dir="${e.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${z(n(`sign.line`))}</title>
<style>
body { box-sizing: border-box; max-width: 148mm; margin: 0 auto; padding: 10mm; background: #fff; color: #000; font: 12pt/1.4 sans-serif; }
h1 { margin: 0 0 6mm; font-size: 22pt; line-height: 1.2; }
svg { display: block; width: 62mm; shape-rendering: crispEdges; }
p { margin: 3mm 0 0; }
code { overflow-wrap: anywhere; font-size: 10pt; }
@page { size: A5; margin: 0; }
</style>
<h1>${z(n(`sign.line`))}</h1>
<svg viewBox="0 0 ${a} ${a}" role="img" aria-label="${z(n(`asking.code`))}"><path d="${i.path}"/></svg>
<p><code dir="ltr">${z(e.url)}</code></p>
${o.map(e=>`<p>${z(e)}</p>`).join(`
`)}
</html>
`},V=class extends d{constructor(...e){super(...e),this.days=0,this.copied=null,this.responsible=``,this.contact=``,this.copy=async()=>{this.copied=await C(this.address,this.app.localizer)}}static{this.styles=[...d.styles,x]}render(){let{row:e}=this;return a`
<div class="stack">
${o(e.facts)} ${e.url===null?r:this.reached(e.url)}
${e.url===null||e.code===null?r:this.sign(e.url,e.code)}
</div>
`}reached(e){let{text:t}=this.app.localizer;return a`
<label>${t(`asking.address`)}<input name="address" type="text" readonly dir="ltr" .value=${e} /></label>
<div class="actions">
<button type="button" @click=${this.copy}>${t(`asking.copy`)}</button>
<span role="status">${this.copied??r}</span>
</div>
`}sign(e,t){let{localizer:n,format:r}=this.app,{text:i}=n,o=getComputedStyle(this).direction===`rtl`?`rtl`:`ltr`,{responsible:s,contact:c,days:l}=this,u=B({url:e,code:t,responsible:s,contact:c,retentionDays:l,direction:o},n,r);return a`
<details>
<summary>${i(`asking.sign`)}</summary>
<div class="stack">
${b(t,i(`asking.code`))}
<p class="hint">${i(`asking.sign.text`)}</p>
<label>
${i(`asking.sign.who`)}
<input name="responsible" type="text" maxlength="120" dir="auto" @input=${e=>this.responsible=H(e)} />
</label>
<label>
${i(`asking.sign.contact`)}
<input name="contact" type="text" maxlength="200" dir="auto" @input=${e=>this.contact=H(e)} />
</label>
<div class="actions">${S(i(`asking.sign.save`),`footage-guard-sign.html`,[u],`text/html`)}</div>
</div>
</details>
`}};f([e({attribute:!1})],V.prototype,`row`,void 0),f([e({type:Number})],V.prototype,`days`,void 0),f([u()],V.prototype,`copied`,void 0),f([u()],V.prototype,`responsible`,void 0),f([u()],V.prototype,`contact`,void 0),f([i(`[name=address]`)],V.prototype,`address`,void 0);var H=e=>e.target.value;n(`footage-guard-link`,V);var U=class extends d{constructor(...e){super(...e),this.wanted=()=>Promise.resolve(!1),this.kind=``,this.lacks=null,this.submit=async e=>{e.preventDefault();let t=e.target,n=e=>t.elements.namedItem(e)?.value??``,r=j({kind:n(`kind`),label:n(`label`),type:n(`type`),name:n(`name`),key:n(`key`),perDay:n(`per_day`),until:n(`until`)},this.app.format.timeZone);this.lacks=typeof r==`string`?this.app.localizer.text(r):null,typeof r!=`string`&&await this.wanted(r)&&(t.reset(),this.kind=``)}}render(){let{text:e}=this.app.localizer;return a`
<form class="stack" autocomplete="off" @submit=${this.submit}>
${t(this.lacks)}
<label>
${e(`asking.kind`)}
<select name="kind" @change=${e=>this.kind=e.target.value}>
<option value="">${e(`clips.choose`)}</option>
${w.map(t=>a`<option value=${t}>${e(`asking.kind.${t===`organisation`?`organization`:t}`)}</option>`)}
</select>
</label>
<label>${e(`asking.label`)}<input name="label" type="text" maxlength="80" /></label>
${this.kind===`organisation`?this.ofOne():r}
<label>${e(`asking.per_day`)}<input name="per_day" type="number" inputmode="numeric" min="1" max="100" /></label>
${this.kind===`one_day`?r:a`<label>${e(`asking.until.field`)}<input name="until" type="datetime-local" /></label>`}
<div class="actions"><button>${e(`asking.make`)}</button></div>
</form>
`}ofOne(){let{localizer:e}=this.app,{text:t}=e;return a`
<label>
${t(`asking.type`)}
<select name="type">
<option value="">${t(`clips.choose`)}</option>
${T.map(t=>a`<option value=${t}>${l(t,e)}</option>`)}
</select>
</label>
<label>${t(`asking.name`)}<input name="name" type="text" maxlength="80" dir="auto" /></label>
<label>
${t(`asking.key.field`)}
<textarea name="key" rows="4" maxlength="2000" autocapitalize="off" spellcheck="false" dir="ltr"></textarea>
</label>
`}};f([e({attribute:!1})],U.prototype,`wanted`,void 0),f([u()],U.prototype,`kind`,void 0),f([u()],U.prototype,`lacks`,void 0),n(`footage-guard-link-form`,U);var W=class extends d{constructor(...e){super(...e),this.done=null,this.held=this.watch(({api:e})=>({load:async()=>{let[t,n]=await Promise.all([e.ask(`intake/list`),e.ask(`policy/get`)]);return{intakes:t,policy:n}},listen:t=>e.listen(`ledger/subscribe`,{kinds:g},t)})),this.make=e=>this.open(e),this.added=e=>{this.app.go({page:`request`,id:e})}}render(){let{app:e}=this,{text:n}=e.localizer;return a`
<div class="stack">
<h2>${n(`nav.asking`)}</h2>
<p class="hint">${n(`asking.text`)}</p>
<div role="status" tabindex="-1">${this.done===null?r:s(this.done)}</div>
${t(this.problem===null?null:e.say(this.problem))}
${p(this.held.loaded,e,e=>this.links(e))}
<details>
<summary>${n(`asking.file`)}</summary>
<footage-guard-file-form .app=${e} .added=${this.added}></footage-guard-file-form>
</details>
</div>
`}links({intakes:e,policy:t}){let{localizer:n,format:i,info:o,path:l}=this.app,{text:u}=n,d=O(e,n,i),f=A(e),p=t.changes.filter(({kind:e})=>e===`intake/create`);return a`
${f===null?r:s(a`${u(f)} <a href=${l({page:`vault`})}>${u(`nav.vault`)}</a>`)}
${d.length===0?m(u(`asking.empty.heading`),u(`asking.empty.text`)):a`<ul class="rows">${c(d,({id:e})=>e,e=>this.row(e,t,p,o.role===`approver`))}</ul>`}
${o.role===`approver`?a`
<details>
<summary>${u(`asking.new`)}</summary>
<footage-guard-link-form .app=${this.app} .wanted=${this.make}></footage-guard-link-form>
</details>
`:r}
`}row(e,{policy:t},n,i){let o=n.find(({statement:t})=>t.intake_sha256===e.digest);return a`
<li class="card">
<h3 id=${e.id} dir="auto">${e.heading}</h3>
<footage-guard-link .app=${this.app} .row=${e} .days=${t.retention_days}></footage-guard-link>
<div class="actions">
${e.mayPause?this.button(`asking.pause`,e,()=>this.pause(e.id)):r}
${e.mayOpen&&i?this.button(`asking.resume`,e,()=>this.open({intake_id:e.id})):r}
${o===void 0?r:a`
${i?this.button(`change.agree`,e,()=>this.open({change_id:o.change_id})):r}
${this.button(`change.stop`,e,()=>this.stop(o.change_id))}
`}
${o===void 0?this.button(`asking.close`,e,()=>this.close(e)):r}
</div>
</li>
`}button(e,{id:t},n){return a`
<button type="button" aria-disabled=${String(this.doing!==null)} aria-describedby=${t} @click=${()=>void n()}>
${this.app.localizer.text(e)}
</button>
`}async open(e){let t=!1;return await this.tell(async()=>{let{api:n,localizer:r,format:i}=this.app,{statement:a,intake:o}=await n.challenge(`intake/create`,e),s=`change_id`in e?e:{intake_id:o.intake_id},c=await h(this.app,`intake/create`,s,a,{heading:r.text(`asking.agree`,{label:o.label}),lines:[r.text(`asking.text`),...k(o,r,i).map(([e,t])=>`${e}: ${t}`)]});return t=c!==null,c}),t}pause(e){return this.tell(async()=>(await this.app.api.ask(`intake/pause`,{intake_id:e}),this.app.localizer.text(`asking.paused`)))}stop(e){return this.tell(async()=>(await this.app.api.ask(`policy/stop`,{change_id:e}),this.app.localizer.text(`change.stopped`)))}async close({id:e,heading:t}){let{api:n,localizer:r,prove:i}=this.app,{text:a}=r;await i({heading:`${a(`asking.close`)}: ${t}`,text:a(`asking.close.text`),action:a(`asking.close`),mayUseCode:!1,proof:`none`,run:()=>n.ask(`intake/close`,{intake_id:e})})&&await this.tell(()=>Promise.resolve(a(`asking.closed`)))}async tell(e){this.doing===null&&(this.done=null,await this.act(`asking`,async()=>{this.done=await e()}),await this.held.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())}};f([u()],W.prototype,`done`,void 0),f([i(`[role=status]`)],W.prototype,`said`,void 0),n(`footage-guard-asking`,W);export{W as AskingPage};