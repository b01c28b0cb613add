import{A as e,C as t,D as n,E as r,N as i,O as a,S as o,T as s,b as c,j as l,k as u,v as d,w as f}from"./panel-frame-OO019Adf.js";import"./panel-dialog-DiUmh_kW.js";var p=/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u,m=({protocol:e,hostname:t})=>e===`http:`&&!p.test(t),h=[`keydown`,`keyup`,`keypress`,`beforeinput`,`input`,`change`,`paste`,`copy`,`compositionupdate`,`compositionend`],g=class extends e{static{this.styles=[t]}constructor(){super(),this.asked=null,this.isBusy=!1,this.problem=null,this.hasCode=!1,this.byCode=!1,this.answer=()=>void 0,this.wasDone=!1,this.submit=async e=>{e.preventDefault(),e.stopPropagation();let{asked:t}=this;if(this.isBusy||t===null)return;let n=t.run(...this.take(t));this.isBusy=!0,this.problem=null;try{await n,this.wasDone=!0}catch(e){this.problem=this.app.say(s(e))}this.isBusy=!1,await this.updateComplete,this.wasDone?this.dialog.close():this.inputs[0]?.focus()},this.other=()=>{this.clear(),this.byCode=!this.byCode},this.cancel=()=>{this.isBusy||this.dialog.close()},this.ended=()=>{this.clear(),this.asked=null,this.answer(this.wasDone)};for(let e of h)this.addEventListener(e,v)}async ask(e){this.asked=e,this.problem=null,this.wasDone=this.byCode=this.hasCode=!1;let t=new Promise(e=>this.answer=e);return await this.updateComplete,await this.dialog.updateComplete,this.dialog.show(),e.mayUseCode&&this.lookForCode(),t}render(){let{text:e}=this.app.localizer,{asked:t}=this,n=t?.isReadable===!0?`text`:`password`;return i`
<footage-guard-dialog .heading=${t?.heading??``} .isBusy=${this.isBusy} .closed=${this.ended}>
<form class="stack" @submit=${this.submit} autocomplete="off">
${typeof t?.text==`string`?i`<p>${t.text}</p>`:t?.text}
${m(location)&&_(t)?c(e(`step_up.plain`)):l}
${this.proofFields()} ${(t?.fields??[]).map(([e,t])=>this.field(e,t,n))}
${d(this.problem)}
<div class="actions choice">
<button type="button" @click=${this.cancel} aria-disabled=${String(this.isBusy)}>${e(`step_up.cancel`)}</button>
<button type="submit" aria-disabled=${String(this.isBusy)}>
${this.isBusy?e(`status.working`):t?.action??``}
</button>
</div>
${this.hasCode?i`<button type="button" @click=${this.other}>
${e(this.byCode?`step_up.by_passphrase`:`step_up.by_code`)}
</button>`:l}
</form>
</footage-guard-dialog>
`}proofFields(){let{text:e}=this.app.localizer,t=this.asked?.proof??`passphrase`;return t===`none`?l:this.byCode?i`
${this.field(`pin`,e(`step_up.pin`),`password`)} ${this.field(`code`,e(`step_up.code`),`text`,`numeric`)}
`:this.field(t,e(`step_up.${t}`),t===`passphrase`?`password`:`text`)}field(e,t,n,r=`text`){return i`
<label>
${t}
<input
id=${e}
type=${n}
inputmode=${r}
autocomplete="off"
autocapitalize="off"
spellcheck="false"
required
?readonly=${this.isBusy}
/>
</label>
`}take({proof:e=`passphrase`,fields:t=[]}){let n=this.clear(),r=n.splice(n.length-t.length),[i=``,a=``]=n;return[this.byCode?{method:`totp`,secret:{pin:i,code:a}}:{method:e===`none`?`passphrase`:e,secret:i},Object.fromEntries(t.map(([e],t)=>[e,r[t]??``]))]}clear(){return[...this.inputs].map(e=>{let t=e.value;return e.value=``,t})}async lookForCode(){try{let{has_pin:e,has_one_time_codes:t,unlocked_until:n}=await this.app.api.ask(`vault/status`);this.hasCode=e&&t&&n!==null}catch{}}};o([u({attribute:!1})],g.prototype,`app`,void 0),o([a()],g.prototype,`asked`,void 0),o([a()],g.prototype,`isBusy`,void 0),o([a()],g.prototype,`problem`,void 0),o([a()],g.prototype,`hasCode`,void 0),o([a()],g.prototype,`byCode`,void 0),o([n(`footage-guard-dialog`)],g.prototype,`dialog`,void 0),o([r(`input`)],g.prototype,`inputs`,void 0);var _=e=>e?.proof!==`none`||(e.fields??[]).length>0,v=e=>{e.stopPropagation()};f(`footage-guard-step-up`,g);export{g as FgStepUp};