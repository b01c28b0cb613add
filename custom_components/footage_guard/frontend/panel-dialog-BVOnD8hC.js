import{E as e,F as t,M as n,O as r,P as i,c as a,k as o,v as s}from"./panel-frame-DYZYBgCl.js";var c=class extends o{constructor(...e){super(...e),this.heading=``,this.isBusy=!1,this.closed=()=>void 0,this.keepWhileBusy=e=>{this.isBusy&&e.preventDefault()}}static{this.styles=[s,i`
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
`]}show(){this.dialog.showModal()}close(){this.dialog.close()}render(){return n`
<dialog aria-labelledby="heading" @cancel=${this.keepWhileBusy} @close=${this.closed}>
<div class="stack">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
</div>
</dialog>
`}};a([r()],c.prototype,`heading`,void 0),a([r({attribute:!1})],c.prototype,`isBusy`,void 0),a([r({attribute:!1})],c.prototype,`closed`,void 0),a([e(`dialog`)],c.prototype,`dialog`,void 0),t(`footage-guard-dialog`,c);