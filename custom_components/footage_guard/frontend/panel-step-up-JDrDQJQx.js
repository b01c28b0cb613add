import{A as e,C as t,D as n,E as r,F as i,M as a,O as o,T as s,_ as c,c as l,k as u,v as d,x as f}from"./panel-frame-DYZYBgCl.js";import"./panel-dialog-BVOnD8hC.js";var p=/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u,m=({protocol:e,hostname:t})=>e===`http:`&&!p.test(t),h=[`keydown`,`keyup`,`keypress`,`beforeinput`,`input`,`change`,`paste`,`copy`,`compositionupdate`,`compositionend`],g=class extends u{static{this.styles=[d]}constructor(){super(),this.asked=null,this.isBusy=!1,this.problem=null,this.hasCode=!1,this.byCode=!1,this.answer=()=>void 0,this.wasDone=!1,this.submit=async e=>{e.preventDefault(),e.stopPropagation();let{asked:t}=this;if(this.isBusy||t===null)return;let n=t.run(...this.take(t));this.isBusy=!0,this.problem=null;try{await n,this.wasDone=!0}catch(e){this.problem=this.app.say(c(e))}this.isBusy=!1,await this.updateComplete,this.wasDone?this.dialog.close():this.inputs[0]?.focus()},this.other=()=>{this.clear(),this.byCode=!this.byCode},this.cancel=()=>{this.isBusy||this.dialog.close()},this.ended=()=>{this.clear(),this.asked=null,this.answer(this.wasDone)};for(let e of h)this.addEventListener(e,v)}async ask(e){this.asked=e,this.problem=null,this.wasDone=this.byCode=this.hasCode=!1;let t=new Promise(e=>this.answer=e);return await this.updateComplete,await this.dialog.updateComplete,this.dialog.show(),e.mayUseCode&&this.lookForCode(),t}render(){let{text:n}=this.app.localizer,{asked:r}=this,i=r?.isReadable===!0?`text`:`password`;return a`
<footage-guard-dialog .heading=${r?.heading??``} .isBusy=${this.isBusy} .closed=${this.ended}>
<form class="stack" @submit=${this.submit} autocomplete="off">
${typeof r?.text==`string`?a`<p>${r.text}</p>`:r?.text}
${m(location)&&_(r)?t(n(`step_up.plain`)):e}
${this.proofFields()} ${(r?.fields??[]).map(([e,t])=>this.field(e,t,i))}
${f(this.problem)}
<div class="actions choice">
<button type="button" @click=${this.cancel} aria-disabled=${String(this.isBusy)}>${n(`step_up.cancel`)}</button>
<button type="submit" aria-disabled=${String(this.isBusy)}>
${this.isBusy?n(`status.working`):r?.action??``}
</button>
</div>
${this.hasCode?a`<button type="button" @click=${this.other}>
${n(this.byCode?`step_up.by_passphrase`:`step_up.by_code`)}
</button>`:e}
</form>
</footage-guard-dialog>
`}proofFields(){let{text:t}=this.app.localizer,n=this.asked?.proof??`passphrase`;return n===`none`?e:this.byCode?a`
${this.field(`pin`,t(`step_up.pin`),`password`)} ${this.field(`code`,t(`step_up.code`),`text`,`numeric`)}
`:this.field(n,t(`step_up.${n}`),n===`passphrase`?`password`:`text`)}field(e,t,n,r=`text`){return a`
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
`}take({proof:e=`passphrase`,fields:t=[]}){let n=this.clear(),r=n.splice(n.length-t.length),[i=``,a=``]=n;return[this.byCode?{method:`totp`,secret:{pin:i,code:a}}:{method:e===`none`?`passphrase`:e,secret:i},Object.fromEntries(t.map(([e],t)=>[e,r[t]??``]))]}clear(){return[...this.inputs].map(e=>{let t=e.value;return e.value=``,t})}async lookForCode(){try{let{has_pin:e,has_one_time_codes:t,unlocked_until:n}=await this.app.api.ask(`vault/status`);this.hasCode=e&&t&&n!==null}catch{}}};l([o({attribute:!1})],g.prototype,`app`,void 0),l([n()],g.prototype,`asked`,void 0),l([n()],g.prototype,`isBusy`,void 0),l([n()],g.prototype,`problem`,void 0),l([n()],g.prototype,`hasCode`,void 0),l([n()],g.prototype,`byCode`,void 0),l([r(`footage-guard-dialog`)],g.prototype,`dialog`,void 0),l([s(`input`)],g.prototype,`inputs`,void 0);var _=e=>e?.proof!==`none`||(e.fields??[]).length>0,v=e=>{e.stopPropagation()};i(`footage-guard-step-up`,g);export{g as FgStepUp};