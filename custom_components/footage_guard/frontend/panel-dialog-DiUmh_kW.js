import{A as e,C as t,D as n,F as r,N as i,S as a,k as o,w as s}from"./panel-frame-OO019Adf.js";var c=class extends e{constructor(...e){super(...e),this.heading=``,this.isBusy=!1,this.closed=()=>void 0,this.keepWhileBusy=e=>{this.isBusy&&e.preventDefault()}}static{this.styles=[t,r`
dialog {
inline-size: min(480px, calc(100vi - 32px));
max-block-size: calc(100dvb - 32px);
padding: 24px;
border: 1px solid var(--divider-color);
border-radius: 16px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
font-family: var(--ha-font-family-body);
}
`]}show(){this.dialog.showModal()}close(){this.dialog.close()}render(){return i`
<dialog aria-labelledby="heading" @cancel=${this.keepWhileBusy} @close=${this.closed}>
<div class="stack">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
</div>
</dialog>
`}};a([o()],c.prototype,`heading`,void 0),a([o({attribute:!1})],c.prototype,`isBusy`,void 0),a([o({attribute:!1})],c.prototype,`closed`,void 0),a([n(`dialog`)],c.prototype,`dialog`,void 0),s(`footage-guard-dialog`,c);