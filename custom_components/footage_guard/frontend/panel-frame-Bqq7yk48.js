var e=(e,t)=>{customElements.get(e)===void 0&&customElements.define(e,t)},t=globalThis,n=t.ShadowRoot&&(t.ShadyCSS===void 0||t.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,r=Symbol(),i=new WeakMap,a=class{constructor(e,t,n){
/**
* @license
* Copyright 2019 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
if(this._$cssResult$=!0,n!==r)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(n&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=i.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&i.set(t,e))}return e}toString(){return this.cssText}},o=e=>new a(typeof e==`string`?e:e+``,void 0,r),s=(e,...t)=>new a(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,r),c=(e,r)=>{if(n)e.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of r){let r=document.createElement(`style`),i=t.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=n.cssText,e.appendChild(r)}},l=n?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return o(t)})(e):e,{is:u,defineProperty:d,getOwnPropertyDescriptor:f,getOwnPropertyNames:p,getOwnPropertySymbols:m,getPrototypeOf:ee}=Object,h=globalThis,te=h.trustedTypes,ne=te?te.emptyScript:``,re=h.reactiveElementPolyfillSupport,g=(e,t)=>e,ie={toAttribute(e,t){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
switch(t){case Boolean:e=e?ne:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ae=(e,t)=>!u(e,t),oe={attribute:!0,type:String,converter:ie,reflect:!1,useDefault:!1,hasChanged:ae};Symbol.metadata??=Symbol(`metadata`),h.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=oe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&d(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=f(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??oe}static _$Ei(){if(this.hasOwnProperty(g(`elementProperties`)))return;let e=ee(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(g(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(g(`properties`))){let e=this.properties,t=[...p(e),...m(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(l(e))}else e!==void 0&&t.push(l(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return c(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?ie:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?ie:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ae)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};_.elementStyles=[],_.shadowRootOptions={mode:`open`},_[g(`elementProperties`)]=new Map,_[g(`finalized`)]=new Map,re?.({ReactiveElement:_}),(h.reactiveElementVersions??=[]).push(`2.1.2`);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var se=globalThis,ce=e=>e,v=se.trustedTypes,le=v?v.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,ue=`$lit$`,y=`lit$${Math.random().toFixed(9).slice(2)}$`,de=`?`+y,fe=`<${de}>`,b=document,x=()=>b.createComment(``),S=e=>e===null||typeof e!=`object`&&typeof e!=`function`,pe=Array.isArray,me=e=>pe(e)||typeof e?.[Symbol.iterator]==`function`,he=`[ 	
\f\r]`,C=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ge=/-->/g,_e=/>/g,w=RegExp(`>|${he}(?:([^\\s"'>=/]+)(${he}*=${he}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),ve=/'/g,ye=/"/g,be=/^(?:script|style|textarea|title)$/i,xe=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),T=xe(1),Se=xe(2),E=Symbol.for(`lit-noChange`),D=Symbol.for(`lit-nothing`),Ce=new WeakMap,O=b.createTreeWalker(b,129);function we(e,t){if(!pe(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return le===void 0?t:le.createHTML(t)}var Te=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=C;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===C?c[1]===`!--`?o=ge:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=w):(be.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=w):o=_e:o===w?c[0]===`>`?(o=i??C,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?w:c[3]===`"`?ye:ve):o===ye||o===ve?o=w:o===ge||o===_e?o=C:(o=w,i=void 0);let d=o===w&&e[t+1].startsWith(`/>`)?` `:``;a+=o===C?n+fe:l>=0?(r.push(s),n.slice(0,l)+ue+n.slice(l)+y+d):n+y+(l===-2?t:d)}return[we(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Ee=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Te(t,n);if(this.el=e.createElement(l,r),O.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=O.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(ue)){let t=u[o++],n=i.getAttribute(e).split(y),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Oe:r[1]===`?`?ke:r[1]===`@`?Ae:j}),i.removeAttribute(e)}else e.startsWith(y)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(be.test(i.tagName)){let e=i.textContent.split(y),t=e.length-1;if(t>0){i.textContent=v?v.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],x()),O.nextNode(),c.push({type:2,index:++a});i.append(e[t],x())}}}else if(i.nodeType===8){if(i.data===de)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(y,e+1))!==-1;)c.push({type:7,index:a}),e+=y.length-1}}a++}}static createElement(e,t){let n=b.createElement(`template`);return n.innerHTML=e,n}};function k(e,t,n=e,r){if(t===E)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=S(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=k(e,i._$AS(e,t.values),i,r)),t}var De=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??b).importNode(t,!0);O.currentNode=r;let i=O.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new A(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new je(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=O.nextNode(),a++)}return O.currentNode=b,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},A=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=D,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=k(this,e,t),S(e)?e===D||e==null||e===``?(this._$AH!==D&&this._$AR(),this._$AH=D):e!==this._$AH&&e!==E&&this._(e):e._$litType$===void 0?e.nodeType===void 0?me(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==D&&S(this._$AH)?this._$AA.nextSibling.data=e:this.T(b.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Ee.createElement(we(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new De(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=Ce.get(e.strings);return t===void 0&&Ce.set(e.strings,t=new Ee(e)),t}k(t){pe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(x()),this.O(x()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=ce(e).nextSibling;ce(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=D,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=D}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=k(this,e,t,0),a=!S(e)||e!==this._$AH&&e!==E,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=k(this,r[n+o],t,o),s===E&&(s=this._$AH[o]),a||=!S(s)||s!==this._$AH[o],s===D?e=D:e!==D&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===D?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Oe=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===D?void 0:e}},ke=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==D)}},Ae=class extends j{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=k(this,e,t,0)??D)===E)return;let n=this._$AH,r=e===D&&n!==D||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==D&&(n===D||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},je=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){k(this,e)}},Me={M:ue,P:y,A:de,C:1,L:Te,R:De,D:me,V:k,I:A,H:j,N:ke,U:Ae,B:Oe,F:je},Ne=se.litHtmlPolyfillSupport;Ne?.(Ee,A),(se.litHtmlVersions??=[]).push(`3.3.3`);var Pe=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new A(t.insertBefore(x(),e),e,void 0,n??{})}return i._$AI(e),i},Fe=globalThis,M=class extends _{constructor(){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Pe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};M._$litElement$=!0,M.finalized=!0,Fe.litElementHydrateSupport?.({LitElement:M});var Ie=Fe.litElementPolyfillSupport;Ie?.({LitElement:M}),(Fe.litElementVersions??=[]).push(`4.2.2`);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/var Le={attribute:!0,type:String,converter:ie,reflect:!1,hasChanged:ae},Re=(e=Le,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function N(e){return(t,n)=>typeof n==`object`?Re(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/function P(e){return N({...e,state:!0,attribute:!1})}
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var ze=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/function F(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return ze(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return ze(n,r,{get(){return a(this)}})}}
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var Be;function Ve(e){return(t,n)=>ze(t,n,{get(){return(this.renderRoot??(Be??=document.createDocumentFragment())).querySelectorAll(e)}})}var He={assembly:`mark.assembly`,authority:`mark.authority`,deadline:`mark.deadline`,guilt:`mark.guilt`,minimizing:`mark.minimizing`,obligation:`mark.obligation`,praise:`mark.praise`,reward:`mark.reward`,sharing:`mark.sharing`,threat:`mark.threat`,urgency:`mark.urgency`,"text.confusable":`mark.text.confusable`,"text.mixed_scripts":`mark.text.mixed_scripts`,"text.unusual_space":`mark.text.unusual_space`},Ue=(e,t,n)=>{let r=Array.from(e),i=n.flatMap(e=>e.marks).filter(e=>e.field===t),a=[...new Set([0,r.length,...i.flatMap(({start:e,end:t})=>[e,t])])].sort((e,t)=>e-t),o=0;return a.slice(1).map(e=>{let t=i.filter(t=>t.start<=o&&e<=t.end),n=r.slice(o,e).join(``);return o=e,{text:n,why:[...new Set(t.flatMap(({phrase_id:e})=>Ge(e)))]}})},We=e=>{let t=new Map;for(let{text:n,why:r}of e)for(let e of r)t.set(e,[...t.get(e)??[],n]);return t},Ge=e=>{let t=He[e]??He[e.replace(/\..*$/u,``)];return t===void 0?[]:[t]},I=(e,t=!1)=>T`<div class="notice" role=${t?`status`:D}>${e}</div>`,L=e=>T`<div role="alert">${e===null?D:T`<p class="notice">${e}</p>`}</div>`,R=(e,t,n=!1,r=D)=>T`
<div class="empty stack">
${n?T`<h2>${e}</h2>`:T`<h3>${e}</h3>`}
<p class="hint">${t}</p>
${r}
</div>
`,Ke=(e,t=null)=>T`
<label>${e} <progress max="100" value=${t??D}></progress></label>
`,qe=e=>T`
<dl class="facts">
${e.map(([e,t])=>T`<div><dt>${e}</dt><dd dir="auto">${t}</dd></div>`)}
</dl>
`,Je=(e,{localizer:{text:t}})=>{let n=[...We(e)];return T`
<blockquote dir="auto">${e.map(e=>e.why.length===0?e.text:T`<mark>${e.text}</mark>`)}</blockquote>
${n.length===0?D:T`<ul class="notes">
${n.map(([e,n])=>T`<li>${t(e)} <bdi class="hint">${n.join(` · `)}</bdi></li>`)}
</ul>`}
`},z=(e,t,n)=>{let{text:r}=t.localizer;switch(e.kind){case`loading`:return Ke(r(`status.loading`));case`failed`:return L(t.say(e.problem));case`gone`:return R(r(`status.gone.heading`),r(`status.gone.text`),!0);case`ready`:return T`${e.isStale?I(r(`status.stale`),!0):D}
${e.problem===void 0?D:L(t.say(e.problem))} ${n(e.value)}`}},Ye=[1632,1776],Xe=/[\u0660-\u0669\u06f0-\u06f9]/gu,Ze=/\u066b/gu,Qe=e=>e.replace(Ze,`.`).replace(Xe,e=>{let t=e.charCodeAt(0);return String(t-(t<Ye[1]?Ye[0]:Ye[1]))}),$e={"basis.civil_preservation_letter":`A letter says that a lawsuit may follow and that footage has to be kept. It does not oblige you to hand anything over.`,"basis.court_order":`The sender says that a court ordered it. If that is so, a lawyer can tell you what it requires.`,"basis.dpa2018_sch2":`The sender names a British rule (Data Protection Act 2018, schedule 2). It lets you share. It obliges nobody.`,"basis.emergency":`The sender calls it an emergency. You decide as with any other request.`,"basis.gdpr_access":`A person asks for images of themselves under data protection law. Whether it applies to a home, a lawyer can tell you.`,"basis.name.civil_preservation_letter":`Letter about a lawsuit`,"basis.name.court_order":`Court order`,"basis.name.dpa2018_sch2":`Data Protection Act 2018, schedule 2`,"basis.name.emergency":`Emergency, as the sender calls it`,"basis.name.gdpr_access":`Access to images of oneself`,"basis.name.other":`Another basis`,"basis.name.preservation_request":`Preservation request`,"basis.name.search_warrant":`Search warrant`,"basis.name.subpoena":`Subpoena`,"basis.name.voluntary":`Voluntary`,"basis.other":`The sender names another basis. You may ask what it is.`,"basis.preservation_request":`The sender asks that footage is kept. It does not oblige you to hand anything over.`,"basis.search_warrant":`The sender says that there is a search warrant. If that is so, a lawyer can tell you what it requires.`,"basis.subpoena":`The sender says that there is a subpoena. If that is so, a lawyer can tell you what it requires.`,"basis.voluntary":`Voluntary. No law obliges you.`,"finding.amends_declined":`It amends a request that was declined.`,"finding.assembly":`The text mentions a gathering, such as a protest, a march or a service. Attending one is not an incident.`,"finding.audio":`The sender asks for sound as well.`,"finding.case_limit":`Requests by this organization about this case, this one counted: {count}. The limit is {limit}.`,"finding.case_reference":`There is no case reference. Senders of this kind usually have one.`,"finding.daily_limit":`Requests received in the 24 hours before this one: {count}. The limit is {limit}.`,"finding.emergency":`The sender calls this an emergency. It is handled like any other request.`,"finding.footage_age":`The window begins {age_days} days ago. Your limit is {limit_days} days.`,"finding.held_until":`The clips are held until {until}, and the request is open for longer. Then they are removed when their time is over, unless you hold them.`,"finding.hold_quota":`The room for footage held for unverified requests is taken ({holds} of {limit} holds). The oldest hold ends.`,"finding.legal_process":`The sender names a legal document. This is not a voluntary request. A lawyer can tell you what it requires.`,"finding.misleading_text":`Texts written in a way that can mislead the eye: {count}.`,"finding.muted_case":`You have muted this case.`,"finding.muted_everything":`You have muted all requests.`,"finding.muted_requester":`You have muted this requester.`,"finding.no_incident":`The request names no incident.`,"finding.not_held":`Clips in the window that are not held: {clips}. They are removed when their time is over, unless you hold them.`,"finding.not_recorded":`The oldest footage here is of {oldest}. There is none from before.`,"finding.onward_sharing":`The sender may pass the footage on. Recipients named: {recipients}. A copy that was handed over cannot be called back.`,"finding.open_limit":`Other open requests by this requester: {count}. The limit is {limit}.`,"finding.other":`A rule of another version of Footage Guard noted something: {rule}.`,"finding.pressure":`Marked wording that puts pressure on the reader: {count}.`,"finding.quiet_hours":`It came in quiet hours. Notifications wait until {until}.`,"finding.signature.algorithm":`The signature was made in another way than the sender's key is used. It proves nothing.`,"finding.signature.malformed":`The request carries a signature that cannot be read. It proves nothing.`,"finding.signature.missing":`Requests by this link are signed. This one is not.`,"finding.signature.no_key":`The request is signed. You have no key of the sender to compare it with, so the signature proves nothing.`,"finding.signature.not_here":`The signature is meant for somebody else. It proves nothing here.`,"finding.signature.not_now":`The signature is not valid at this time. It proves nothing.`,"finding.signature.other_key":`The signature is of another key than the one you have of the sender. It proves nothing.`,"finding.signature.replayed":`The signature came before, with another request. This time it proves nothing.`,"finding.signature.wrong":`What was signed is not what was sent. The signature proves nothing.`,"finding.too_many_clips":`One camera has more than {limit} clips in the window. Those behind them are neither shown nor held.`,"finding.unverified_authority":`Nobody has verified the sender. To find out, call the authority back at a number you found yourself.`,"finding.window":`The window asked for is {asked_minutes} minutes. Your limit is {limit_h} h. A narrower one is {from} to {to}.`,"inbox.automation.heading":`Asked by an automation in this home`,"inbox.automation.hint":`Nobody vouches for what an automation asks. You choose the recipient.`,"inbox.decline":`Decline`,"inbox.declined":`The request was declined. Nothing leaves.`,"inbox.empty.heading":`No open requests`,"inbox.empty.text":`When somebody asks for footage, the request stands here. Nothing leaves this home unless you approve it.`,"inbox.may_decline":`You may decline. No reason needed.`,"inbox.process.heading":`Legal process`,"inbox.process.hint":`The sender names a legal document. Nothing is handed over by itself. A lawyer can tell you what the document requires.`,"inbox.review":`Review`,"inbox.set_aside":`Requests set aside by your limits and mutes: {count}. They wait on nobody's screen.`,"inbox.unreadable.heading":`Cannot be shown`,"inbox.unreadable.hint":`What is stored is not what was received, so nothing of it is shown. It can be declined.`,"inbox.unreadable.who":`Request that cannot be shown`,"inbox.voluntary.heading":`Voluntary requests`,"inbox.voluntary.hint":`Nobody is obliged to answer these.`,"incident.animal":`Animal`,"incident.assault":`Assault`,"incident.burglary":`Burglary`,"incident.collision":`Collision`,"incident.damage":`Damage`,"incident.fire":`Fire`,"incident.missing_person":`Missing person`,"incident.none":`No incident`,"incident.other":`Something else`,"incident.robbery":`Robbery`,"incident.theft":`Theft`,"leave.text":`It has been locked down since {since}. The lockdown ends {delay} from now, so that everybody in this home can still stop it. Until then nothing can be watched or released.`,"level.0":`Nobody has verified the sender.`,"level.1":`Somebody of this home wrote to or phoned the contact in the request, and got the right answer. Whoever asks chose that contact.`,"level.2":`Somebody of this home called back a number that they found themselves, or went there.`,"level.3":`Signed with a key that this home has pinned.`,"level.4":`Somebody of this home saw the document that was served.`,"lockdown.adopted":`Locked down since {since}, because existing keys were taken over. Nothing can be watched or released. Recording goes on.`,"lockdown.asked":`Locked down since {since}. What was shared has ended, and votes are void. Nothing can be watched or released. Recording goes on.`,"lockdown.leave":`Leave lockdown`,"lockdown.leaves":`The lockdown ends {leaves}. Locking down again keeps it.`,"lockdown.state_lost":`Locked down since {since}, because what was known about shares and votes is damaged. Nothing can be watched or released. Recording goes on.`,"mark.assembly":`Mentions a gathering.`,"mark.authority":`Appeals to rank.`,"mark.deadline":`Sets a time limit or refers to earlier messages.`,"mark.guilt":`Appeals to conscience.`,"mark.minimizing":`Says that it is a small matter.`,"mark.obligation":`Says that there is a duty.`,"mark.praise":`Praises the reader.`,"mark.reward":`Offers something in return.`,"mark.sharing":`Mentions others who would get the footage.`,"mark.text.confusable":`Uses letters that look like Latin ones.`,"mark.text.mixed_scripts":`Mixes letters of several alphabets in one word.`,"mark.text.unusual_space":`Holds a space that looks like another one.`,"mark.threat":`Says what could happen to whoever declines.`,"mark.urgency":`Says that there is no time.`,"muted.case":`A case whose reference was erased`,"muted.case.named":`Case`,"muted.everything":`All requests`,"muted.heading":`Muted: {count}`,"muted.hint":`Later requests of these wait on nobody's screen. A mute is ended where it began.`,"muted.on":`Until you end it`,"muted.requester":`A requester whose name was erased`,"muted.requester.named":`Requester`,"muted.review":`Open its request`,"muted.unreadable":`All requests, because a mute cannot be read. End it with all requests, at any request.`,"muted.until":`Until {until}`,"nav.asking":`Asking`,"nav.clips":`Clips`,"nav.history":`History`,"nav.inbox":`Requests`,"nav.label":`Footage Guard`,"nav.people":`People`,"nav.process":`Legal papers`,"nav.setup":`First steps`,"nav.shares":`Shares`,"nav.vault":`Vault`,no:`No`,"not_found.back":`Go to the requests`,"not_found.heading":`There is no such page`,"panel.cannot_decide":`Nothing can be released. Votes needed: {needed}. Approvers who may vote: {voters}.`,"panel.heading":`Footage Guard`,"panel.ledger_problem":`The history is not what it was. Home Assistant's repairs say what was found.`,"panel.toggle_sidebar":`Toggle sidebar`,"panel.version":`Version {version}`,"passphrase.new":`New passphrase`,"passphrase.repeat":`New passphrase, again`,"problem.connection_lost":`The connection to Home Assistant was lost. It is not known whether it was done.`,"problem.not_loaded":`Footage Guard is not running. It may be starting.`,"problem.other":`That was not done ({code}).`,"request.badge":`Badge`,"request.basis":`Legal basis`,"request.case":`Case`,"request.changed":`Last change`,"request.closes":`Closes`,"request.contact":`Contact`,"request.docket":`Docket`,"request.door":`Came by the link`,"request.draft.cooling":`Agreed, not out yet`,"request.draft.declined":`Stopped`,"request.draft.drafted":`Draft`,"request.draft.ended":`Share that ended`,"request.draft.frozen":`Files ready for a decision`,"request.draft.live":`Share`,"request.draft.void":`Dropped`,"request.draft.voting":`Being voted on`,"request.drafts":`Prepared footage`,"request.erased":`What the sender wrote was erased.`,"request.footage":`Footage`,"request.hand_over":`Link`,"request.hand_over.text":`The automation asks for the link, and can pass it to anyone.`,"request.history":`History`,"request.incident":`What happened`,"request.indoor":`Also show {camera}, which is indoors`,"request.length":`Length`,"request.look":`Look at the footage`,"request.media":`Asked for`,"request.nondisclosure":`Secrecy`,"request.nondisclosure.text":`The sender says that you may tell nobody. A lawyer can tell you whether that is so.`,"request.occurred":`When it happened`,"request.outside":`What the sender sees`,"request.received":`Received`,"request.recipient":`Proposed recipient`,"request.reopen":`Reopen`,"request.return_by":`Answer by`,"request.says":`{value} (as the sender says)`,"request.served":`Served`,"request.supersedes":`It amends an earlier request`,"request.unfinished":`You can go on with what is in preparation.`,"request.verified":`Verified`,"request.verified_at":`Verification noted`,"request.who":`Kind of sender`,"request.window":`Footage of`,"requester.automation":`An automation in this home`,"requester.court":`Court`,"requester.data_subject":`A person who was filmed`,"requester.household":`A person of this home`,"requester.insurer":`Insurer`,"requester.journalist":`Journalist`,"requester.law_enforcement":`Police or another authority`,"requester.lawyer":`Lawyer`,"requester.neighbor":`Neighbor`,"requester.other":`Somebody else`,"requester.unnamed":`Sender without a name`,"status.gone.heading":`No longer there`,"status.gone.text":`It has ended, or there never was one.`,"status.loading":`Loading`,"status.not_loaded":`This page could not be loaded. Reload it in the browser.`,"status.stale":`The connection is interrupted. What is shown may have changed.`,"status.working":`Working`,"step_up.by_code":`Use PIN and one-time code`,"step_up.by_passphrase":`Use the passphrase`,"step_up.cancel":`Cancel`,"step_up.code":`One-time code`,"step_up.passphrase":`Your passphrase`,"step_up.pin":`Your PIN`,"step_up.plain":`This connection is not encrypted. Whoever is on the network can read what you type.`,"step_up.recovery_code":`Your recovery code`,"stranger.enrol":`Choose a passphrase`,"stranger.enrol.text":`It alone opens footage for you. Nobody can read it here or set it for you. Choose several words that nobody would guess.`,"stranger.heading":`You hold no keys here`,"stranger.invited.heading":`You are invited`,"stranger.invited.text":`An approver of this home invites you. You choose a passphrase of your own while an approver has the vault unlocked. A day later you can watch footage, and decide about it if you are invited as an approver.`,"stranger.text":`An approver of this home can invite you. Locking down is open to everybody.`,"stranger.waits.heading":`You are enrolled`,"stranger.waits.text":`From {from} on you can watch, and decide if you were invited as an approver. Until then everybody here can object. Locking down is open to you now.`,"unlock.heading":`Unlock the vault`,"unlock.text":`It is unlocked for you in this login, until 15 minutes after your last action. Nothing leaves by it.`,"vault.lock":`Lock`,"vault.lock_down":`Lock down`,"vault.locked":`Vault locked`,"vault.locked_down":`Locked down`,"vault.unlock":`Unlock`,"vault.unlocked":`Vault unlocked elsewhere`,"vault.unlocked_until":`Vault unlocked, at least until {until}`,"words.audio":`Why sound is asked for`,"words.authority":`Issued by, as the sender says`,"words.findings":`What stands out`,"words.location":`Where, as the sender says`,"words.message":`Message`,"words.name":`Name, as the sender says`,"words.none":`The sender wrote nothing.`,"words.onward":`Passed on to, as the sender says`,"words.organization":`Organization, as the sender says`,"words.purpose":`What for, as the sender says`,"words.recipient":`Recipient, as the sender says`,"words.retention":`How long it is kept, as the sender says`,"words.role":`Role, as the sender says`,"words.show":`What the sender wrote`,"words.unit":`Unit, as the sender says`,yes:`Yes`},et=(e,t)=>{let[n=e]=e.split(`-`);return[e,n].find(t)??`en`},tt=/[\u0590-\u08ff\u200f\ufb1d-\ufefc\u{10800}-\u{1efff}]/u,nt=(e,t)=>e.replace(/\{(\w+)\}/gu,(n,r)=>{let i=t[r];return i===void 0?n:tt.test(e+i)?`\u2068${i}\u2069`:i}),rt=e=>new Map(Object.entries(e).map(([e,t])=>[e.replace(/^.*\/|\.json$/gu,``),t])),it={...$e},B=new Map([[`en`,it]]),at=(e,t)=>{B.set(e,Object.assign(B.get(e)??{},t))},ot=(e,t=B)=>{let n=et(e,e=>t.has(e));return{language:n,text:(e,r={})=>nt(t.get(n)?.[e]??it[e]??e,r)}},V=e=>[...B.values()].some(t=>Object.hasOwn(t,e)),st=`connection_lost`,ct=3,lt=new Set([st,`unknown_command`,`not_loaded`]),ut=new Set([`request_unknown`,`draft_unknown`,`share_unknown`,`clip_unknown`,`change_unknown`,`process_unknown`]),H=e=>{let{code:t,error:n,translation_placeholders:r}=Object(e),{code:i}=Object(n);return e===ct||i===ct?{code:st,values:{}}:{code:typeof t==`string`?t:`unknown`,values:Object(r)}},dt=({code:e})=>lt.has(e),ft=e=>e.code===`disk_refused`||dt(e),pt=({code:e})=>ut.has(e),mt={organisation:`name`,requester_type:`type`},ht={draft_invalid:e=>`terms.${e}`,intake_invalid:e=>`asking.${mt[e]??e}`,policy_refused:e=>`policy.${e}`,process_invalid:e=>`process.${e}`},gt=(e,t,{text:n})=>{let r=ht[t]?.(e.replace(/\..*$/u,``))??``;return V(r)?n(r):e},_t=({code:e,values:t},n,r)=>t.problems?.split(`, `).map(t=>{let[i=``,a=``]=t.split(`: `),o=r({code:`request_${a}`,values:{}});return n.text(`form.wrong`,{field:gt(i,e,n),why:o})})??[],vt=(e,t,n)=>{let{code:r,values:i}=e,{text:a}=t;if(r===st)return a(`problem.connection_lost`);if(r===`unknown_command`||r===`not_loaded`)return a(`problem.not_loaded`);let o=gt(i.field??``,r,t),s=_t(e,t,e=>vt(e,t,n)).join(` `),c=n?.(`component.footage_guard.exceptions.${r}.message`,{...i,field:o,problems:s})??``;return c===``?a(`problem.other`,{code:r}):c},yt=/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u,bt=e=>{let t=St(e);return t!==null&&yt.test(t.hostname)},xt=e=>{let t=St(e);return t?.protocol===`https:`?t.origin:null},St=e=>{try{return new URL(e)}catch{return null}},Ct=({protocol:e,hostname:t})=>e===`http:`&&!yt.test(t),U=s`
*,
*::before,
*::after {
box-sizing: border-box;
/* What has the focus, or is gone to, is not under what stays at the top of the screen. */
scroll-margin-block-start: calc(var(--header-height, 56px) + var(--safe-area-inset-top, 0px) + 16px);
}
/* A sentence without a translation reads in its own direction, on the side where the page begins. */
a,
button,
dd,
div,
dt,
h1,
h2,
h3,
h4,
label,
legend,
li,
output,
p,
span {
unicode-bidi: plaintext;
}
/* Its sign stands where the line begins, so only a mark at the end of its words is kept with them. */
summary::after {
content: "\\200e";
}
h2,
h3,
h4,
p,
ul,
dl,
dd,
blockquote {
margin: 0;
padding: 0;
overflow-wrap: anywhere;
}
h2 {
font-size: var(--ha-font-size-xl, 20px);
font-weight: var(--ha-font-weight-medium, 500);
line-height: 1.3;
}
h3 {
font-size: var(--ha-font-size-l, 16px);
font-weight: var(--ha-font-weight-medium, 500);
line-height: 1.4;
}
h4 {
font-size: inherit;
font-weight: var(--ha-font-weight-medium, 500);
}
a {
color: inherit;
}
button,
.button {
display: inline-flex;
flex: 0 1 auto;
align-items: center;
justify-content: center;
min-block-size: 44px;
min-inline-size: 44px;
padding-block: 8px;
padding-inline: 16px;
border: 1px solid currentColor;
border-radius: 22px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
font: inherit;
font-weight: var(--ha-font-weight-medium, 500);
text-align: center;
text-decoration: none;
cursor: pointer;
}
button:hover,
.button:hover {
background-color: var(--secondary-background-color);
}
button[aria-disabled="true"] {
border-style: dashed;
cursor: default;
}
:focus-visible {
outline: 2px solid var(--primary-text-color);
outline-offset: 2px;
}
/* What is gone to without the tab key is marked as wide as its words. */
h2[id][tabindex],
h3[tabindex] {
inline-size: fit-content;
}
.actions {
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.choice > * {
flex: 1 1 8em;
}
.stack {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 16px;
}
.rows {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 12px;
list-style: none;
}
.card,
.notice {
display: grid;
grid-template-columns: minmax(0, 1fr);
gap: 12px;
padding: 16px;
border: 1px solid var(--divider-color);
border-radius: 12px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
}
.notice {
border-color: var(--primary-text-color);
border-inline-start-width: 4px;
}
.hint,
dt {
color: var(--secondary-text-color);
}
.facts {
display: grid;
grid-template-columns: fit-content(40%) minmax(0, 1fr);
gap: 8px 16px;
}
.facts > div {
display: contents;
}
.notes {
list-style-type: disc;
padding-inline-start: 20px;
}
[role="alert"]:empty {
display: none;
}
/* It takes no room, and is there for whoever has read out what comes to stand in it. */
.stack > [role="status"]:empty {
position: absolute;
}
.empty {
padding-block: 40px;
text-align: center;
}
blockquote,
[dir="ltr"] {
text-align: start;
}
blockquote {
padding-inline-start: 12px;
border-inline-start: 3px solid var(--divider-color);
white-space: pre-line;
}
mark {
background: none;
color: inherit;
text-decoration: underline dotted;
text-decoration-thickness: 2px;
text-underline-offset: 3px;
}
progress {
inline-size: 100%;
accent-color: var(--primary-text-color);
}
label {
display: grid;
gap: 4px;
}
.option {
display: flex;
align-items: center;
min-block-size: 44px;
gap: 12px;
}
.option input {
flex: none;
inline-size: 20px;
block-size: 20px;
accent-color: var(--primary-text-color);
}
/* What can be pressed is larger than its words, and stands no farther from what is around it. */
details {
margin-block-start: -6px;
}
details:not([open]) {
margin-block-end: -6px;
}
details[open] > summary {
margin-block-end: 4px;
}
summary {
min-block-size: 44px;
padding-block: 10px;
outline-offset: -2px;
cursor: pointer;
}
input:not([type="checkbox"], [type="radio"]),
select,
textarea {
inline-size: 100%;
min-block-size: 44px;
margin: 0;
padding-block: 8px;
padding-inline: 12px;
border: 1px solid var(--secondary-text-color);
border-radius: 8px;
background-color: var(--primary-background-color);
color: var(--primary-text-color);
font: inherit;
}
@media (max-width: 480px) {
.facts {
grid-template-columns: minmax(0, 1fr);
gap: 0;
}
.facts dd {
padding-block-end: 8px;
}
}
@media (prefers-reduced-motion: reduce) {
* {
animation: none;
transition: none;
}
}
`;function W(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var G=class extends M{constructor(...e){super(...e),this.heading=``,this.isBusy=!1,this.closed=()=>void 0,this.mayClose=!1,this.keepWhileBusy=e=>{this.isBusy&&e.preventDefault()},this.left=()=>{this.isBusy&&!this.mayClose?this.dialog.showModal():this.closed()}}static{this.styles=[U,s`
dialog {
inline-size: min(640px, calc(100vi - 32px));
max-block-size: calc(100dvb - 32px);
padding: 24px;
/* What has the focus is not under the answers, which stay at the end of what is read. */
scroll-padding-block-end: 104px;
border: 1px solid var(--divider-color);
border-radius: 16px;
background-color: var(--card-background-color);
color: var(--primary-text-color);
font-family: var(--ha-font-family-body);
}
`]}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.dialog.close()}show(){this.mayClose=!1,this.begin.removeAttribute(`tabindex`),this.dialog.showModal(),this.dialog.scrollHeight<=this.dialog.clientHeight||(this.begin.tabIndex=-1,this.begin.focus())}close(){this.mayClose=!0,this.dialog.close()}render(){return T`
<dialog aria-labelledby="heading" @cancel=${this.keepWhileBusy} @close=${this.left}>
<div class="stack">
<h2 id="heading">${this.heading}</h2>
<slot></slot>
</div>
</dialog>
`}};W([N()],G.prototype,`heading`,void 0),W([N({attribute:!1})],G.prototype,`isBusy`,void 0),W([N({attribute:!1})],G.prototype,`closed`,void 0),W([F(`dialog`)],G.prototype,`dialog`,void 0),W([F(`h2`)],G.prototype,`begin`,void 0),e(`footage-guard-dialog`,G);var wt=[`keydown`,`keyup`,`keypress`,`beforeinput`,`input`,`change`,`paste`,`copy`,`compositionupdate`,`compositionend`],K=class extends M{static{this.styles=[U,s`
form {
display: flex;
flex-direction: column;
}
/* Both answers are seen while somebody reads: that there is more than the screen shows, and the way out. */
.choice {
position: sticky;
inset-block-end: -24px;
margin: 0 -24px -24px;
padding: 16px 24px 24px;
border-block-start: 1px solid var(--divider-color);
border-radius: 0 0 16px 16px;
background-color: var(--card-background-color);
}
`]}constructor(){super(),this.asked=null,this.isBusy=!1,this.problem=null,this.hasCode=!1,this.byCode=!1,this.answer=()=>void 0,this.wasDone=!1,this.submit=async e=>{e.preventDefault(),e.stopPropagation();let{asked:t}=this;if(this.isBusy||t===null)return;let n=t.run(...this.take(t));this.isBusy=!0,this.problem=null;try{await n,this.wasDone=!0}catch(e){this.problem=this.app.say(H(e))}this.isBusy=!1,await this.updateComplete,this.wasDone||!this.isConnected?this.dialog.close():this.inputs[0]?.focus()},this.other=()=>{this.clear(),this.byCode=!this.byCode},this.cancel=()=>{this.isBusy||this.dialog.close()},this.ended=()=>{this.clear(),this.asked=null,this.answer(this.wasDone)};for(let e of wt)this.addEventListener(e,Et)}async ask(e){if(this.asked!==null||!this.isConnected)return!1;this.asked=e,this.problem=null,this.wasDone=this.byCode=this.hasCode=!1;let t=new Promise(e=>this.answer=e);return await this.updateComplete,await this.dialog.updateComplete,this.dialog.isConnected?this.dialog.show():this.ended(),e.mayUseCode&&this.lookForCode(e),t}disconnectedCallback(){super.disconnectedCallback(),this.asked!==null&&!this.isBusy&&this.dialog.close()}render(){let{text:e}=this.app.localizer,{asked:t}=this,n=t?.isReadable===!0?`text`:`password`;return T`
<footage-guard-dialog .heading=${t?.heading??``} .isBusy=${this.isBusy} .closed=${this.ended}>
<form class="stack" @submit=${this.submit} autocomplete="off">
${typeof t?.text==`string`?T`<p>${t.text}</p>`:t?.text}
${Ct(location)&&Tt(t)?I(e(`step_up.plain`)):D}
${L(this.problem)} ${this.proofFields()}
${(t?.fields??[]).map(([e,t,r])=>this.field(e,t,r===void 0?n:`text`,`text`,r))}
${this.hasCode?T`<button type="button" @click=${this.other}>
${e(this.byCode?`step_up.by_passphrase`:`step_up.by_code`)}
</button>`:D}
<div class="actions choice">
<button type="button" @click=${this.cancel} aria-disabled=${String(this.isBusy)}>${e(`step_up.cancel`)}</button>
<button type="submit" aria-disabled=${String(this.isBusy)}>
${this.isBusy?e(`status.working`):t?.action??``}
</button>
</div>
</form>
</footage-guard-dialog>
`}proofFields(){let{text:e}=this.app.localizer,t=this.asked?.proof??`passphrase`;return t===`none`?D:this.byCode?T`
${this.field(`pin`,e(`step_up.pin`),`password`)} ${this.field(`code`,e(`step_up.code`),`text`,`numeric`)}
`:this.field(t,e(`step_up.${t}`),t===`passphrase`?`password`:`text`)}field(e,t,n,r=`text`,i){return T`
<label>
${t}
<input
id=${e}
type=${n}
inputmode=${r}
autocomplete="off"
autocapitalize="off"
spellcheck="false"
maxlength=${i??D}
required
?readonly=${this.isBusy}
/>
</label>
`}take({proof:e=`passphrase`,fields:t=[]}){let n=this.clear(t.flatMap(([e,,t])=>t===void 0?[]:[e])),r=n.splice(n.length-t.length),[i=``,a=``]=n;return[this.byCode?{method:`totp`,secret:{pin:i,code:Qe(a)}}:{method:e===`none`?`passphrase`:e,secret:i},Object.fromEntries(t.map(([e],t)=>[e,r[t]??``]))]}clear(e=[]){return[...this.inputs].map(t=>{let n=t.value;return e.includes(t.id)||(t.value=``),n})}async lookForCode(e){try{let{has_pin:t,has_one_time_codes:n,unlocked_until:r}=await this.app.api.ask(`vault/status`);this.asked===e&&(this.hasCode=t&&n&&r!==null)}catch{}}};W([N({attribute:!1})],K.prototype,`app`,void 0),W([P()],K.prototype,`asked`,void 0),W([P()],K.prototype,`isBusy`,void 0),W([P()],K.prototype,`problem`,void 0),W([P()],K.prototype,`hasCode`,void 0),W([P()],K.prototype,`byCode`,void 0),W([F(`footage-guard-dialog`)],K.prototype,`dialog`,void 0),W([Ve(`input`)],K.prototype,`inputs`,void 0);var Tt=e=>e?.proof!==`none`||(e.fields??[]).length>0,Et=e=>{e.stopPropagation()};e(`footage-guard-step-up`,K);var Dt=[],Ot=``,kt=()=>{let e=new Map;return Dt.push(e),{keep:(t,n,r)=>{jt(t),r===null?e.delete(n):e.set(n,r),Nt()},leftAt:(t,n)=>(jt(t),e.get(n)??null)}},At=()=>{for(let e of Dt)e.clear();Nt()},jt=e=>{e!==Ot&&At(),Ot=e},Mt=e=>{e.preventDefault()},Nt=()=>{Dt.every(e=>e.size===0)?window.removeEventListener(`beforeunload`,Mt):window.addEventListener(`beforeunload`,Mt)},Pt=class extends Error{constructor(...e){super(...e),this.code=`connection_lost`}},Ft=class extends Error{constructor(...e){super(...e),this.code=`statement_changed`}},It={"approval/approve":`approval/challenge`,"policy/apply":`policy/challenge`},Lt=(e,{statement:t,statement_sha256:n})=>typeof e==`function`?e(t):e===null||e===n,Rt=class{constructor(e){this.connection=e}ask(e,...[t]){return this.send({type:`footage_guard/${e}`,...t})}challenge(e,t){return this.send({type:`footage_guard/${It[e]??e}`,...t})}prove(e,t,n,r){return this.proveWith(e,t,{},n,r)}async proveWith(e,t,n,r,i){let a=await this.challenge(e,t);if(!Lt(r,a))throw new Ft;let{challenge:o,statement_sha256:s}=a,c={...i,challenge:o,statement_sha256:s};return this.send({type:`footage_guard/${e}`,...t,...n,...c})}async listen(e,t,n){let{connection:r}=this;if(!r.connected)throw new Pt;let i={type:`footage_guard/${e}`,...t};return new Promise((e,t)=>{let a=()=>{r.removeEventListener(`disconnected`,a),t(new Pt)};r.addEventListener(`disconnected`,a),r.subscribeMessage(n,i,{resubscribe:!1}).then(e,t).finally(()=>{r.removeEventListener(`disconnected`,a)})})}lockDown(){return this.connection.sendMessagePromise({type:`call_service`,domain:`footage_guard`,service:`lock_down`})}send(e){return this.connection.sendMessagePromise(e)}},q={kind:`loading`},zt=(e,t)=>{switch(t.kind){case`answered`:return{kind:`ready`,value:t.value,isStale:!1};case`refused`:return Bt(e,t.problem);case`disconnected`:return Vt(e)}},Bt=(e,t)=>dt(t)?Vt(e):pt(t)?{kind:`gone`}:e.kind===`ready`&&ft(t)?{...e,problem:t}:{kind:`failed`,problem:t},Vt=e=>e.kind===`ready`?{...e,isStale:!0}:q,Ht=2e3,Ut=class{constructor(e,t,n){this.connection=e,this.source=t,this.changed=n,this.loaded=q,this.asked=0,this.end=null,this.session=0,this.isRunning=!1,this.reload=async()=>{this.isRunning&&await(this.retry===void 0?this.attempt(()=>Promise.resolve()):this.beginAnew())},this.begin=()=>{this.beginAnew()},this.interrupt=()=>{this.end=null,this.session+=1,this.asked+=1,this.tell({kind:`disconnected`})},this.subscribe=async()=>{let e=this.session,t=await this.source.listen?.(()=>void this.reload())??null;e===this.session?this.end=t:t?.().catch(Wt)}}start(){this.isRunning=!0,this.connection.addEventListener(`ready`,this.begin),this.connection.addEventListener(`disconnected`,this.interrupt),this.begin()}stop(){this.isRunning=!1,this.session+=1,this.asked+=1,this.retryIn(null),this.connection.removeEventListener(`ready`,this.begin),this.connection.removeEventListener(`disconnected`,this.interrupt),this.unsubscribe()}beginAnew(){return this.session+=1,this.unsubscribe(),this.attempt(this.subscribe)}async attempt(e){let t=this.asked+=1,{session:n}=this,r=!1;this.retryIn(null);try{await e(),r=!0;let n=await this.source.load();t===this.asked&&this.tell({kind:`answered`,value:n})}catch(e){let i=H(e),a=t===this.asked,o=!r&&n===this.session;ft(i)&&(a||o)&&this.retryIn(Ht),a&&this.tell({kind:`refused`,problem:i})}}retryIn(e){clearTimeout(this.retry),this.retry=e===null?void 0:setTimeout(this.begin,e)}unsubscribe(){this.end?.().catch(Wt),this.end=null}tell(e){this.loaded=zt(this.loaded,e),this.changed()}},Wt=()=>void 0,Gt=[[`terabyte`,0xe8d4a51000],[`gigabyte`,1e9],[`megabyte`,1e6],[`kilobyte`,1e3]],Kt=[[`day`,86400],[`hour`,3600],[`minute`,60],[`second`,1]],qt=(e,t,n)=>{let r=n===`12`?{hourCycle:`h12`}:n===`24`?{hourCycle:`h23`}:{},i=n=>new Intl.DateTimeFormat(e,{timeZone:t,...n}),a=i({dateStyle:`medium`}),o=i({month:`long`,year:`numeric`}),s=i({timeStyle:`medium`,...r}),c=i({timeStyle:`short`,...r}),l=i({timeStyle:`long`,...r}),u=i({dateStyle:`medium`,timeStyle:`short`,...r}),d=(t,n,r=0)=>new Intl.NumberFormat(e,{style:`unit`,unit:n,unitDisplay:n===`byte`?`long`:`short`,maximumFractionDigits:r}).format(t);return{language:e,timeZone:t,day:e=>a.format(new Date(e)),month:e=>o.format(new Date(e)),time:e=>s.format(new Date(e)),clock:e=>c.format(new Date(e)),zoned:e=>l.format(new Date(e)),moment:e=>u.format(new Date(e)),span:(e,t)=>u.formatRange(new Date(e),new Date(t)),duration:e=>Jt(e,d),bytes:(e,t=1)=>{let[n,r]=Gt.find(([,t])=>e>=t)??[`byte`,1];return d(e/r,n,t)},number:t=>new Intl.NumberFormat(e).format(t)}},Jt=(e,t)=>{let n=Math.round(e/1e3),r=[];for(let[e,i]of Kt){let a=Math.floor(n/i);n-=a*i,(a>0||e===`second`&&r.length===0)&&r.push(t(a,e))}return r.slice(0,2).join(` `)},Yt=()=>{let e=null,t=[];return n=>(n.entities!==e&&(e=n.entities,t=Object.keys(e).filter(t=>t.startsWith(`binary_sensor.`)&&e?.[t]?.platform===`footage_guard`)),t.map(e=>n.states[e]?.state).join())},J=e=>{let t=null;return(...n)=>{let r=t?.of.every((e,t)=>Object.is(e,n[t]))??!1;return t!==null&&r||(t={of:n,value:e(...n)}),t.value}},Xt=3e4,Zt=[[`inbox`,`nav.inbox`],[`clips`,`nav.clips`],[`shares`,`nav.shares`],[`asking`,`nav.asking`],[`process`,`nav.process`],[`history`,`nav.history`],[`vault`,`nav.vault`],[`people`,`nav.people`],[`setup`,`nav.setup`]],Qt={request:`inbox`,draft:`inbox`,paper:`process`,held:`clips`},$t=(e,t,n)=>{let{language:r,text:i}=t,a=e.info.kind===`ready`?e.info.value:null,o=a?.is_enrolled===!0?a:null,s=a?.is_locked_down===!0,c=o?.is_unlocked===!0;return{language:r,heading:i(`panel.heading`),version:i(`panel.version`,{version:e.version}),menu:an(e),menuLabel:i(`panel.toggle_sidebar`),links:Zt.filter(([t])=>o!==null&&e.pages.includes(t)).map(([t,n])=>({page:t,label:i(n),isHere:t===(Qt[e.page]??e.page)})),vault:a===null?null:nn(a,t,n),mayUnlock:o!==null&&!s&&!c,mayLock:o?.is_anybody_unlocked===!0&&!s,mayLockDown:!s,notices:a===null?[]:rn(a,t,n),mayLeave:o?.role===`approver`&&o.lockdown?.leaves===null}},en=(e,t)=>{if(e.kind!==`ready`)return null;let{value:n}=e,r=n.is_enrolled?n.unlocked_until??n.lockdown?.leaves??null:n.usable_from;return r===null?null:Math.max(Xt,Date.parse(r)-t)},tn=(e,{text:t},n)=>t(`leave.text`,{since:n.moment(new Date(Number(e.since)).toISOString()),delay:n.duration(Number(e.delay_ms))}),nn=(e,{text:t},n)=>e.is_locked_down?t(`vault.locked_down`):e.is_enrolled?e.unlocked_until===null?t(e.is_anybody_unlocked?`vault.unlocked`:`vault.locked`):t(`vault.unlocked_until`,{until:n.clock(e.unlocked_until)}):t(`vault.locked`),rn=(e,{text:t},n)=>{let r=[];if(e.is_enrolled&&e.lockdown!==null){let{reason:i,since:a,leaves:o}=e.lockdown;r.push(t(`lockdown.${i}`,{since:n.moment(a)})),o!==null&&r.push(t(`lockdown.leaves`,{leaves:n.moment(o)}))}if(e.has_ledger_problem&&r.push(t(`panel.ledger_problem`)),e.is_enrolled&&!e.can_decide){let[i,a]=[n.number(e.needed),n.number(e.voters)];r.push(t(`panel.cannot_decide`,{needed:i,voters:a}))}return r},an=({hass:e,narrow:t,menuButtonLoaded:n})=>n?`home-assistant`:(t||e.dockedSidebar===`always_hidden`)&&!e.kioskMode?`plain`:`none`,on=[`clips`,`shares`,`history`,`vault`,`people`,`setup`,`process`,`asking`],sn=[`request`,`draft`,`paper`,`held`],cn=/^[0-9A-HJKMNP-TV-Z]{26}$/u,ln=e=>{let[t=``,n,...r]=e.split(`/`).filter(e=>e!==``);if(r.length>0)return{page:`not-found`};let i=sn.find(e=>e===t);if(i!==void 0&&n!==void 0&&cn.test(n))return{page:i,id:n};if(n!==void 0)return{page:`not-found`};if(t===``)return{page:`inbox`};let a=on.find(e=>e===t);return a===void 0?{page:`not-found`}:{page:a}},un=(e,t)=>{switch(t.page){case`request`:case`draft`:case`paper`:case`held`:return`${e}/${t.page}/${t.id}`;case`inbox`:case`not-found`:return e;default:return`${e}/${t.page}`}},dn=rt(Object.assign({"./languages/ar.json":()=>import(`./panel-ar-D7GaJQk6.js`).then(e=>e.default),"./languages/de.json":()=>import(`./panel-de-BOxVdTNe.js`).then(e=>e.default),"./languages/es.json":()=>import(`./panel-es-C-dyYR9r.js`).then(e=>e.default),"./languages/fr.json":()=>import(`./panel-fr-DFul5ioJ.js`).then(e=>e.default),"./languages/nl.json":()=>import(`./panel-nl-DINf_UOZ.js`).then(e=>e.default)})),fn=rt(Object.assign({"./page-languages/ar.json":()=>import(`./panel-pages-ar-Bydaaqv0.js`).then(e=>e.default),"./page-languages/de.json":()=>import(`./panel-pages-de-BPMhbBMo.js`).then(e=>e.default),"./page-languages/en.json":()=>import(`./panel-pages-en-B291vunh.js`).then(e=>e.default),"./page-languages/es.json":()=>import(`./panel-pages-es-CoLia7LZ.js`).then(e=>e.default),"./page-languages/fr.json":()=>import(`./panel-pages-fr-BqvaeRj8.js`).then(e=>e.default),"./page-languages/nl.json":()=>import(`./panel-pages-nl-Ctp_Pova.js`).then(e=>e.default)})),pn=`en`,mn=new Set([pn]),Y=new Set,hn=e=>et(e,e=>dn.has(e)),gn=e=>mn.has(hn(e)),_n=e=>Y.has(hn(e)),vn=async e=>{let t=hn(e),n=Y.size>0&&!Y.has(t),[r,i]=await Promise.all([dn.get(t)?.(),n?fn.get(t)?.():void 0]);at(t,{...r,...i}),mn.add(t),n&&Y.add(t)},yn=async e=>{let t=hn(e);try{at(t,await fn.get(t)?.()??{})}catch(e){if(t===pn)throw e;await yn(pn)}Y.add(t)},bn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},xn=e=>(...t)=>({_$litDirective$:e,values:t}),Sn=class{constructor(e){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Cn}=Me,wn=e=>e,Tn=e=>e.strings===void 0,En=()=>document.createComment(``),X=(e,t,n)=>{
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Cn(r.insertBefore(En(),i),r.insertBefore(En(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=wn(e).nextSibling;wn(r).insertBefore(e,i),e=t}}}return n},Z=(e,t,n=e)=>(e._$AI(t,n),e),Dn={},On=(e,t=Dn)=>e._$AH=t,kn=e=>e._$AH,An=e=>{e._$AR(),e._$AA.remove()},jn=xn(class extends Sn{constructor(){
/**
* @license
* Copyright 2021 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
super(...arguments),this.key=D}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(On(e),this.key=t),n}}),Mn=(e,t,n)=>{
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Nn=xn(class extends Sn{constructor(e){if(super(e),e.type!==bn.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=kn(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=Z(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=Z(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=Z(i[d],a[m]),X(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=Z(i[f],a[p]),X(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=Mn(o,p,m),u=Mn(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=X(e,i[d]);Z(t,a[p]),c[p]=t}else c[p]=Z(n,a[p]),X(e,i[d],n),i[t]=null;p++}else An(i[f]),f--}else An(i[d]),d++;for(;p<=m;){let t=X(e,c[m+1]);Z(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&An(e)}return this.ut=o,On(e,c),E}}),Pn=4,Fn=4,In=e=>({size:e.length+8,path:e.flatMap((e,t)=>[...e.matchAll(/1+/gu)].map(({0:e,index:n})=>`M${String(n+Pn)} ${String(t+Pn)}h${String(e.length)}v1h-${String(e.length)}z`)).join(``)}),Ln=e=>Array.from({length:Math.ceil(e.length/Fn)},(t,n)=>e.slice(n*Fn,(n+1)*Fn)),Rn={law_enforcement:`requester.law_enforcement`,court:`requester.court`,insurer:`requester.insurer`,neighbour:`requester.neighbor`,data_subject:`requester.data_subject`,journalist:`requester.journalist`,lawyer:`requester.lawyer`,household:`requester.household`,other:`requester.other`},zn={0:`level.0`,1:`level.1`,2:`level.2`,3:`level.3`,4:`level.4`},Bn={voluntary:`basis.voluntary`,subpoena:`basis.subpoena`,search_warrant:`basis.search_warrant`,court_order:`basis.court_order`,preservation_request:`basis.preservation_request`,emergency:`basis.emergency`,gdpr_access:`basis.gdpr_access`,dpa2018_sch2:`basis.dpa2018_sch2`,civil_preservation_letter:`basis.civil_preservation_letter`,other:`basis.other`},Vn=new Set([`subpoena`,`search_warrant`,`court_order`,`preservation_request`,`civil_preservation_letter`]),Hn=(e,{text:t})=>t(Rn[e]),Un=(e,{text:t})=>t(zn[e]),Wn=(e,t,n)=>{let r=t.startsWith(`signature_`)?`finding.signature.${t.slice(10)}`:`method.${t}`;return[Un(e,n),...V(r)?[n.text(r)]:[]].join(` `)},Gn=(e,{text:t})=>t(Bn[e]),Kn=e=>Vn.has(e),qn=(e,{text:t})=>bt(e)?`${e} · ${t(`origin.here`)}`:e,Jn=(e,{text:t})=>{let n=[e.person_name,e.organisation].filter(e=>e!==``);return n.length>0?n.join(`, `):t(e.channel===`automation`?`requester.automation`:`requester.unnamed`)},Yn=new Set([`received`,`pending`,`approved`,`set_aside`]),Xn=new Set([`declined`,`set_aside`]),Zn=new Set([`received`,`pending`,`declined`,`set_aside`]),Qn=new Set([`drafted`,`frozen`,`voting`]),$n=new Set([...Qn,`cooling`]),er=(e,t,n,r)=>{let{text:i}=n,{request:a,state:o}=e,s=a.channel===`automation`,c=t.role===`approver`,l=c&&!t.isLockedDown,u=s?`automation`:Kn(a.legal_basis.claimed)?`process`:`voluntary`,d=e.drafts.map(e=>({id:e.draft_id,isUnfinished:Qn.has(e.state),label:i(`request.draft.${e.state}`)}));return{who:Jn({channel:a.channel,...a.requester},n),kind:i(`inbox.${u}.hint`),state:i(`stands.${o}`),facts:rr(e,n,r),history:cr(e,n,r),drafts:d,mayOpenDrafts:c,unfinished:(c?d.find(({isUnfinished:e})=>e):void 0)??null,supersedes:a.supersedes,mayDecline:Yn.has(o),mayReopen:Xn.has(o)&&l,mayVerify:Zn.has(o)&&!s&&l,mayPrepare:o===`pending`&&l,mayEndMutes:l,mutes:lr(e,n,r),indoor:t.cameras.filter(({indoor:e})=>e)}},tr=({drafts:e})=>e.some(({state:e})=>$n.has(e)),nr=({channel:e},t,{text:n})=>[n(e===`automation`?`decline.automation`:`decline.text`),...t?[n(`decline.drafts`)]:[]],rr=({request:e,verification:t,outside:n,door:r},i,a)=>{let{text:o}=i,{requester:s,scope:c,legal_basis:l,incident:u}=e,d=e=>e===``?``:o(`request.says`,{value:e}),f=e=>e===null?``:d(a.moment(e));return[[o(`request.who`),Hn(s.type,i)],[o(`request.verified`),Wn(t.level,t.method,i)],[o(`request.door`),r??``],[o(`request.window`),a.span(c.window_from,c.window_to)],[o(`request.length`),a.duration(Date.parse(c.window_to)-Date.parse(c.window_from))],[o(`request.media`),ir(c,i)],[o(`request.area`),d(ar(c.area,i,a))],[o(`request.basis`),Gn(l.claimed,i)],[o(`request.closes`),a.day(new Date(e.closes_ms).toISOString())],[o(`request.outside`),e.channel===`automation`?``:o(`outside.${n}`)],[o(`request.recipient`),e.proposal?.recipient??``],[o(`request.hand_over`),e.proposal?.hand_over===!0?o(`request.hand_over.text`):``],[o(`request.case`),d(e.case_reference)],[o(`request.incident`),d(o(`incident.${u.type}`))],[o(`request.occurred`),d(sr(u,a))],[o(`request.contact`),d([s.email,s.phone].filter(e=>e!==``).join(`, `))],[o(`request.badge`),d(s.badge)],[o(`request.docket`),d(l.docket)],[o(`request.served`),f(l.served_at)],[o(`request.return_by`),f(l.return_by)],[o(`request.respond_by`),f(e.respond_by)],[o(`process.document`),d(Ln(l.document_sha256??``).join(` `))],[o(`request.nondisclosure`),l.nondisclosure?o(`request.nondisclosure.text`):``]].filter(e=>e[1]!==``)},ir=({media:e,wants_audio:t},{text:n})=>[...e.map(e=>n(`media.${e}`)),...t?[n(`media.audio`)]:[]].join(`, `),ar=(e,{text:t},n)=>e===null?``:`points`in e?t(`request.area.polygon`,{corners:e.points.map(or).join(`; `)}):t(`request.area.circle`,{radius:n.number(Math.round(e.radius_m)),center:or(e.center)}),or=({latitude:e,longitude:t})=>`${e.toFixed(5)}, ${t.toFixed(5)}`,sr=({occurred_from:e,occurred_to:t},n)=>{if(e!==null&&t!==null)return n.span(e,t);let r=e??t;return r===null?``:n.moment(r)},cr=(e,{text:t},n)=>{let r=e=>n.moment(new Date(e).toISOString()),{at_ms:i}=e.verification;return[[t(`request.received`),r(e.request.received_ms)],...i===null?[]:[[t(`request.verified_at`),r(i)]],[t(`request.changed`),n.moment(e.changed)]]},lr=({mutes:e},{text:t},n)=>e.map(({scope:e,muted:r,until:i})=>({scope:e,label:t(`mute.${e}`),muted:r?i===null?t(`mute.on`):t(`mute.until`,{until:n.moment(i)}):null})),ur=({prove:e,localizer:t},{request:n},r)=>e({heading:t.text(`decline.heading`),text:T`${nr(n,!0,t).map(e=>T`<p>${e}</p>`)}`,action:t.text(`inbox.decline`),mayUseCode:!1,proof:`none`,run:r}),Q=class extends M{constructor(...e){super(...e),this.problem=null,this.doing=null}static{this.styles=[U]}update(e){let t=this.shadowRoot?.activeElement??null,n=t?.closest(`section`)??null;super.update(e),t===null||t.isConnected||setTimeout(()=>{this.goOnFrom(n)})}updated(e){e.has(`problem`)&&this.problem!==null&&this.alert?.scrollIntoView({block:`center`})}goOnFrom(e){let{activeElement:t}=this.getRootNode();if(!this.isConnected||this.doing!==null||t!==null&&t!==document.body)return;let n=(e?.isConnected===!0?e:this.renderRoot).querySelector(`h2, h3`);n!==null&&(n.tabIndex=-1),n?.focus({preventScroll:!0})}watch(e){return new dr(this,e)}async act(e,t){if(this.doing===null){this.doing=e,this.problem=null;try{await t()}catch(e){this.problem=H(e)}finally{this.doing=null}}}};W([N({attribute:!1})],Q.prototype,`app`,void 0),W([P()],Q.prototype,`problem`,void 0),W([P()],Q.prototype,`doing`,void 0),W([F(`[role=alert]`)],Q.prototype,`alert`,void 0);var dr=class{constructor(e,t){this.host=e,this.source=t,this.resource=null,this.reload=async()=>{await this.resource?.reload()},e.addController(this)}get loaded(){return this.resource?.loaded??q}hostConnected(){this.resource=new Ut(this.host.app.connection,this.source(this.host.app),()=>{this.host.requestUpdate()}),this.resource.start()}hostDisconnected(){this.resource?.stop(),this.resource=null}},fr=new Set([`received`,`pending`,`approved`,null]),pr=[`voluntary`,`process`,`automation`,`unreadable`],mr=e=>e.problem===null?e.channel===`automation`?`automation`:Kn(e.legal_basis)?`process`:`voluntary`:`unreadable`,hr=({requests:e,set_aside:t},n,r)=>{let i=e.filter(({state:e})=>fr.has(e)),a=pr.flatMap(e=>{let t=i.filter(t=>mr(t)===e).map(e=>gr(e,n,r));return t.length===0?[]:[{heading:n.text(`inbox.${e}.heading`),hint:n.text(`inbox.${e}.hint`),cards:t}]}),o=r.number(t.count);return{lists:a,isEmpty:a.length===0,aside:t.count===0?null:n.text(`inbox.set_aside`,{count:o})}},gr=(e,t,n)=>{let{text:r}=t,i=[r(`request.closes`),n.moment(e.closes)],a=[r(`request.received`),n.moment(e.received)],o={id:e.request_id,version:e.version};return e.problem===null?{...o,who:Jn(e,t),facts:[[r(`request.who`),Hn(e.requester_type,t)],[r(`request.verified`),Un(e.verification_level,t)],[r(`request.window`),n.span(e.window_from,e.window_to)],[r(`request.length`),n.duration(Date.parse(e.window_to)-Date.parse(e.window_from))],...e.recipient===null?[]:[[r(`request.recipient`),e.recipient]],[r(`request.basis`),Gn(e.legal_basis,t)],a,i],problem:null,channel:e.channel}:{...o,who:r(`inbox.unreadable.who`),facts:[a,i],problem:e.problem,channel:null}},_r=(e,{text:t},n)=>e.map(({scope:e,about:r,until:i,problem:a,request_id:o})=>({what:t(a===null?e===`everything`||r===null?`muted.${e}`:`muted.${e}.named`:`muted.unreadable`),about:r,until:i===null?t(`muted.on`):t(`muted.until`,{until:n.moment(i)}),requestId:o})),vr=200,yr=5,br=async e=>{let t=await e.ask(`requests/list`,{open:!0,limit:vr});for(let n=1;t.more&&n<yr;n+=1){let n=t.requests.at(-1)?.request_id??``,r=await e.ask(`requests/list`,{open:!0,limit:vr,before:n});t={...r,requests:[...t.requests,...r.requests]}}return t},xr=/^\d{4}-\d\d-\d\dT/u,Sr=({rule:e,values:t},{text:n},r)=>{let i=[`finding.${e}.${String(t.why)}`,`finding.${e}`].find(V);if(i===void 0)return n(`finding.other`,{rule:e});let a=Object.entries(t).map(([e,t])=>[e,Cr(t,r)]);return n(i,Object.fromEntries(a))},Cr=(e,t)=>typeof e==`number`?t.number(e):xr.test(e)?t.moment(e):e,wr=[{label:`words.purpose`,field:`purpose`,of:({purpose:e})=>e},{label:`words.message`,field:`message`,of:({message:e})=>e},{label:`words.location`,field:`incident.location`,of:({incident:e})=>e.location},{label:`words.audio`,field:`scope.audio_reason`,of:({scope:e})=>e.audio_reason},{label:`words.authority`,field:`legal_basis.issuing_authority`,of:e=>e.legal_basis.issuing_authority},{label:`words.onward`,field:`onward_sharing`,of:e=>e.onward_sharing},{label:`words.retention`,field:`retention_claimed`,of:e=>e.retention_claimed},{label:`words.organization`,field:`requester.organisation`,of:({requester:e})=>e.organisation},{label:`words.unit`,field:`requester.unit`,of:({requester:e})=>e.unit},{label:`words.role`,field:`requester.role`,of:({requester:e})=>e.role}],Tr=[{label:`words.name`,field:`requester.person_name`,of:({requester:e})=>e.person_name},{label:`request.badge`,field:`requester.badge`,of:({requester:e})=>e.badge},{label:`request.contact`,field:`requester.email`,of:({requester:e})=>e.email},{label:`request.contact`,field:`requester.phone`,of:({requester:e})=>e.phone},{label:`request.case`,field:`case_reference`,of:({case_reference:e})=>e},{label:`request.docket`,field:`legal_basis.docket`,of:e=>e.legal_basis.docket},{label:`request.recipient`,field:`proposal.recipient`,of:({proposal:e})=>e?.recipient??``}],Er=({request:e,findings:t},n,r)=>({quotes:[...wr,...Or(e),...Tr.filter(({field:e})=>Dr(e,t))].filter(({of:t})=>t(e)!==``).map(({label:r,field:i,of:a})=>({label:n.text(r),pieces:Ue(a(e),i,t)})),findings:t.map(e=>Sr(e,n,r))}),Dr=(e,t)=>t.some(({marks:t})=>t.some(t=>t.field===e)),Or=({intended_recipients:e})=>e.map((e,t)=>({label:`words.recipient`,field:`intended_recipients.${String(t)}`,of:()=>e})),kr=(e,t)=>{let{quotes:n,findings:r}=Er(e,t.localizer,t.format),{text:i}=t.localizer;return T`
<div class="stack">
${n.length===0?T`<p class="hint">${i(`words.none`)}</p>`:D}
${n.map(({label:e,pieces:n})=>T`<div><p class="hint">${e}</p>${Je(n,t)}</div>`)}
${r.length===0?D:T`
<h4>${i(`words.findings`)}</h4>
<ul class="notes">
${r.map(e=>T`<li>${e}</li>`)}
</ul>
`}
</div>
`},Ar=class extends Q{constructor(...e){super(...e),this.requestId=``,this.request=this.watch(({api:e})=>({load:()=>e.ask(`requests/get`,{request_id:this.requestId})}))}render(){return T`${z(this.request.loaded,this.app,e=>kr(e,this.app))}`}};W([N()],Ar.prototype,`requestId`,void 0),e(`footage-guard-inbox-words`,Ar);var jr=new Set([`request_altered`,`state_damaged`]),Mr=class extends Q{constructor(...e){super(...e),this.opened=new Set,this.done=null,this.requests=this.watch(({api:e})=>({load:()=>br(e),listen:t=>e.listen(`requests/subscribe`,{},t)}))}static{this.styles=[...Q.styles,s`
.card {
contain-intrinsic-block-size: auto 360px;
content-visibility: auto;
}
`]}render(){let{text:e}=this.app.localizer;return T`
<div class="stack">
<h2>${e(`nav.inbox`)}</h2>
<div role="status" tabindex="-1">${this.done===null?D:I(this.done)}</div>
${L(this.problem===null?null:this.app.say(this.problem))}
${z(this.requests.loaded,this.app,t=>{let n=hr(t,this.app.localizer,this.app.format);return T`
${n.isEmpty?R(e(`inbox.empty.heading`),e(`inbox.empty.text`)):T`<p>${e(`inbox.may_decline`)}</p>`}
${n.lists.map(e=>this.list(e))}
${n.aside===null?D:T`<p class="hint">${n.aside}</p>`} ${this.muted(t.mutes)}
`})}
</div>
`}list({heading:e,hint:t,cards:n}){return T`
<section class="stack">
<h3>${e}</h3>
<p class="hint">${t}</p>
<ul class="rows">
${Nn(n,({id:e})=>e,e=>T`<li class="card">${this.card(e)}</li>`)}
</ul>
</section>
`}muted(e){let{localizer:t,format:n}=this.app,{text:r}=t;return e.length===0?D:T`
<details>
<summary>${r(`muted.heading`,{count:n.number(e.length)})}</summary>
<div class="stack">
<p class="hint">${r(`muted.hint`)}</p>
<ul class="rows">
${_r(e,t,n).map(({what:e,about:t,until:n,requestId:i},a)=>T`
<li class="card">
<p id="mute-${a}">${e}${t===null?D:T` <bdi>${t}</bdi>`}<br /><span class="hint">${n}</span></p>
${i===null?D:T`<a
class="button"
href=${this.app.path({page:`request`,id:i})}
aria-describedby="mute-${a}"
>${r(`muted.review`)}</a
>`}
</li>
`)}
</ul>
</div>
</details>
`}card(e){let{text:t}=this.app.localizer,n=this.doing===e.id;return T`
<h4 id=${e.id} dir="auto">${e.who}</h4>
${qe(e.facts)}
${e.problem===null?T`
<details @toggle=${()=>this.opened=new Set([...this.opened,e.id])}>
<summary>${t(`words.show`)}</summary>
${this.opened.has(e.id)?T`<footage-guard-inbox-words .app=${this.app} .requestId=${e.id}></footage-guard-inbox-words>`:D}
</details>
`:T`<p>${this.app.say({code:e.problem,values:{}})}</p>`}
<div class="actions choice">
${e.problem===null?T`<a
class="button"
href=${this.app.path({page:`request`,id:e.id})}
aria-describedby=${e.id}
>${t(`inbox.review`)}</a
>`:D}
<button
type="button"
aria-describedby=${e.id}
aria-disabled=${String(this.doing!==null)}
@click=${()=>void this.decline(e)}
>
${t(n?`status.working`:`inbox.decline`)}
</button>
</div>
`}decline(e){if(this.doing!==null)return Promise.resolve();this.done=null;let{id:t,version:n}=e;return this.act(t,async()=>{await this.declined(e,()=>this.app.api.ask(`requests/decline`,{request_id:t,...n===null?{}:{version:n}}))&&(this.done=this.app.localizer.text(`inbox.declined`),await this.requests.reload(),await this.updateComplete,this.shadowRoot?.activeElement===null&&this.said.focus())})}async declined({id:e,channel:t},n){return t===null||!await this.mayEndDrafts(e)?(await n(),!0):this.isConnected?ur(this.app,{request:{channel:t}},n):!1}async mayEndDrafts(e){try{return tr(await this.app.api.ask(`requests/get`,{request_id:e}))}catch(e){return!jr.has(H(e).code)}}};W([P()],Mr.prototype,`opened`,void 0),W([P()],Mr.prototype,`done`,void 0),W([F(`[role=status]`)],Mr.prototype,`said`,void 0),e(`footage-guard-inbox`,Mr);var Nr={asking:{load:()=>import(`./panel-asking-page-VypC_voB.js`),show:e=>T`<footage-guard-asking .app=${e}></footage-guard-asking>`},clips:{load:()=>import(`./panel-clips-page-3kMg9Tri.js`),show:e=>T`<footage-guard-clips .app=${e}></footage-guard-clips>`},draft:{load:()=>import(`./panel-draft-page-CEwGnl6x.js`),show:(e,{id:t})=>T`<footage-guard-draft .app=${e} .draftId=${t}></footage-guard-draft>`},held:{load:()=>import(`./panel-clips-page-3kMg9Tri.js`),show:(e,{id:t})=>T`<footage-guard-clips .app=${e} .holdId=${t}></footage-guard-clips>`},history:{load:()=>import(`./panel-history-page-DS1qQrkr.js`),show:e=>T`<footage-guard-history .app=${e}></footage-guard-history>`},inbox:{show:e=>T`<footage-guard-inbox .app=${e}></footage-guard-inbox>`},people:{load:()=>import(`./panel-people-page-DUZp1qrc.js`),show:e=>T`<footage-guard-people .app=${e}></footage-guard-people>`},paper:{load:()=>import(`./panel-paper-page-ClTqNJpJ.js`),show:(e,{id:t})=>T`<footage-guard-paper .app=${e} .paperId=${t}></footage-guard-paper>`},process:{load:()=>import(`./panel-process-page-DABP6KVF.js`),show:e=>T`<footage-guard-process .app=${e}></footage-guard-process>`},setup:{load:()=>import(`./panel-setup-page-yXGfv7wv.js`),show:e=>T`<footage-guard-setup .app=${e}></footage-guard-setup>`},shares:{load:()=>import(`./panel-shares-page-CAHK9Hi_.js`),show:e=>T`<footage-guard-shares .app=${e}></footage-guard-shares>`},vault:{load:()=>import(`./panel-vault-page-DbeZfZ06.js`),show:e=>T`<footage-guard-vault .app=${e}></footage-guard-vault>`},request:{load:()=>import(`./panel-request-page-BoaHv6JE.js`),show:(e,{id:t})=>T`<footage-guard-request .app=${e} .requestId=${t}></footage-guard-request>`}},Pr=()=>Object.keys(Nr),Fr=new Map,Ir=new Set,Lr=(e,t,n,r)=>{let i=Nr[t.page];return T`${jn(n,i===void 0?Br(e):Rr(e,t,i,r))}`},Rr=(e,t,n,r)=>{if(n.load===void 0)return n.show(e,t);let{language:i,text:a}=e.localizer;return Ir.has(t.page)&&_n(i)?n.show(e,t):(Fr.get(`${t.page} ${i}`)??zr(t.page,i,n.load,r))===`failed`?L(a(`status.not_loaded`)):Ke(a(`status.loading`))},zr=(e,t,n,r)=>{let i=n=>()=>{n===`here`&&Ir.add(e),Fr.set(`${e} ${t}`,n),r()};return Fr.set(`${e} ${t}`,`loading`),Promise.all([n(),yn(t)]).then(i(`here`),i(`failed`)),`loading`},Br=({localizer:{text:e},path:t})=>R(e(`not_found.heading`),T`<a href=${t({page:`inbox`})}>${e(`not_found.back`)}</a>`,!0),Vr=({is_invited:e,usable_from:t},n)=>{let{text:r}=n.localizer;if(t!==null)return R(r(`stranger.waits.heading`),r(`stranger.waits.text`,{from:n.format.moment(t)}),!0);if(!e)return R(r(`stranger.heading`),r(`stranger.text`),!0);let i=T`<p><button type="button" @click=${()=>void Hr(n)}>${r(`stranger.enrol`)}</button></p>`;return R(r(`stranger.invited.heading`),r(`stranger.invited.text`),!0,i)},Hr=async({api:e,localizer:{text:t},prove:n,refresh:r})=>{await n({heading:t(`stranger.enrol`),text:t(`stranger.enrol.text`),action:t(`stranger.enrol`),mayUseCode:!1,proof:`none`,fields:[[`passphrase`,t(`passphrase.new`)],[`passphrase_repeat`,t(`passphrase.repeat`)]],run:(t,{passphrase:n=``,passphrase_repeat:r=``})=>e.ask(`approvers/enrol`,{passphrase:n,passphrase_repeat:r})}),await r()},Ur=s`
:host {
--edge: max(var(--safe-area-inset-left, 0px), var(--safe-area-inset-right, 0px));
display: block;
min-block-size: 100dvh;
background-color: var(--primary-background-color);
color: var(--primary-text-color);
font-family: var(--ha-font-family-body);
line-height: 1.5;
text-align: -webkit-match-parent;
text-align: match-parent;
}
header {
position: sticky;
inset-block-start: 0;
z-index: 1;
display: flex;
align-items: center;
gap: var(--ha-space-2, 8px);
min-block-size: calc(var(--header-height) + var(--safe-area-inset-top, 0px));
padding-block-start: var(--safe-area-inset-top, 0px);
padding-inline: calc(var(--ha-space-3, 12px) + var(--edge));
border-block-end: var(--app-header-border-bottom, none);
background-color: var(--app-header-background-color);
color: var(--app-header-text-color);
}
h1 {
flex: 1;
margin: 0;
overflow: hidden;
font-size: var(--ha-font-size-xl, 20px);
font-weight: var(--ha-font-weight-normal, 400);
text-overflow: ellipsis;
white-space: nowrap;
}
.menu {
flex: none;
inline-size: 48px;
block-size: 48px;
padding: 12px;
border: none;
border-radius: 50%;
background: none;
color: inherit;
}
.menu:focus-visible {
outline-color: currentColor;
outline-offset: -2px;
}
.bar {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 8px;
max-inline-size: 960px;
margin-inline: auto;
padding-block-start: 8px;
padding-inline: calc(var(--ha-space-4, 16px) + var(--edge));
}
nav {
display: flex;
flex: 1;
flex-wrap: wrap;
gap: 0 16px;
}
nav a {
display: inline-flex;
align-items: center;
justify-content: center;
min-block-size: 44px;
min-inline-size: 44px;
text-decoration: none;
}
nav a:hover {
text-decoration: underline;
}
nav a[aria-current] {
font-weight: var(--ha-font-weight-medium, 500);
text-decoration: underline;
text-decoration-thickness: 2px;
text-underline-offset: 8px;
}
/* On a phone the links have a line of their own, and so has how the vault stands. */
@media (max-width: 600px) {
nav {
flex-basis: 100%;
}
.vault {
flex: 1;
}
}
main:focus {
outline: none;
}
main {
max-inline-size: 960px;
margin-inline: auto;
padding-block: var(--ha-space-4, 16px) calc(var(--ha-space-4, 16px) + var(--safe-area-inset-bottom, 0px));
padding-inline: calc(var(--ha-space-4, 16px) + var(--edge));
}
svg {
display: block;
fill: currentColor;
}
`,Wr=(e,t)=>T`
<header lang=${e.language}>
${qr(e,t)}
<h1>${e.heading}</h1>
${e.mayLockDown?Gr(t,t.isLockingDown?`status.working`:`vault.lock_down`,t.lockDown):D}
</header>
<div class="bar" lang=${e.language}>
${Kr(e,t)}
<div class="vault" role="status">${e.vault}</div>
${e.mayUnlock?Gr(t,`vault.unlock`,t.unlock):D}
${e.mayLock?Gr(t,`vault.lock`,t.lock):D}
</div>
<main class="stack" tabindex="-1" lang=${e.language}>
${L(t.problem)} ${e.notices.map(e=>I(e))}
${e.mayLeave?T`<p>${Gr(t,`lockdown.leave`,t.leaveLockdown)}</p>`:D} ${t.page}
<p class="hint version">${e.version}</p>
</main>
`,Gr=({localizer:{text:e}},t,n)=>T`<button type="button" @click=${n}>${e(t)}</button>`,Kr=(e,{localizer:t,path:n})=>T`
<nav aria-label=${t.text(`nav.label`)}>
${e.links.map(({page:e,label:t,isHere:r})=>T`<a href=${n({page:e})} aria-current=${r?`page`:D}>${t}</a>`)}
</nav>
`,qr=(e,{panel:t,toggleSidebar:n})=>{switch(e.menu){case`home-assistant`:return T`<ha-menu-button .hass=${t.hass} .narrow=${t.narrow}></ha-menu-button>`;case`plain`:return T`
<button class="menu" type="button" aria-label=${e.menuLabel} @click=${n}>
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6h18v2H3zM3 11h18v2H3zM3 16h18v2H3z"></path></svg>
</button>
`;case`none`:return D}},$=class extends M{constructor(...e){super(...e),this.narrow=!1,this.problem=null,this.isLockingDown=!1,this.server=null,this.spoken=null,this.info=null,this.hintOf=Yt(),this.hint=null,this.localizerFor=J(e=>ot(e)),this.apiFor=J(e=>new Rt(e)),this.formatFor=J(qt),this.contextFor=J((e,t,n,r,i,a)=>({api:this.apiFor(e),connection:e,localizer:t,format:n,personId:i,outside:()=>xt(this.hass.config.external_url??``),say:e=>vt(e,t,r),path:e=>un(a,e),go:e=>{history.pushState(null,``,un(a,e)),window.dispatchEvent(new CustomEvent(`location-changed`,{detail:{replace:!1}}))},prove:e=>this.stepUp.ask(e),unlock:()=>this.unlock(),refresh:this.refresh})),this.appFor=J((e,t)=>({...e,info:t})),this.refresh=async()=>{await this.info?.reload()},this.shown=()=>{this.requestUpdate()},this.toggleSidebar=()=>{this.dispatchEvent(new Event(`hass-toggle-menu`,{bubbles:!0,composed:!0}))}}static{this.styles=[U,Ur]}connectedCallback(){super.connectedCallback();let{connection:e}=this.hass;this.info=new Ut(e,{load:()=>this.apiFor(e).ask(`info`)},()=>{this.info?.loaded.kind===`ready`&&this.info.loaded.value.is_locked_down&&At(),this.requestUpdate(),this.lookInTime()}),this.info.start(),this.loadServerTexts()}disconnectedCallback(){super.disconnectedCallback(),this.info?.stop(),clearTimeout(this.timer)}willUpdate(e){if(!e.has(`hass`))return;gn(this.hass.language)?this.spoken=this.hass.language:e.get(`hass`)?.language!==this.hass.language&&this.speak(this.hass.language);let t=this.hintOf(this.hass);this.hint!==null&&t!==this.hint&&this.refresh(),this.hint=t;let n=e.get(`hass`);n!==void 0&&n.language!==this.hass.language&&this.loadServerTexts()}updated(e){e.has(`problem`)&&this.problem!==null&&this.alert?.scrollIntoView({block:`center`});let t=e.get(`route`);t!==void 0&&t.path!==this.route.path&&this.spoken!==null&&(this.main.focus({preventScroll:!0}),window.scrollTo(0,0))}render(){let{hass:e,narrow:t,route:n,panel:r,spoken:i}=this;if(i===null)return D;let a=this.context(),{localizer:o,format:s}=a,c=this.info?.loaded??{kind:`loading`},l=ln(n.path),u=$t({hass:e,narrow:t,version:r.config.version,menuButtonLoaded:customElements.get(`ha-menu-button`)!==void 0,info:c,page:l.page,pages:Pr()},o,s),d=z(c,a,e=>e.is_enrolled?Lr(this.appFor(a,e),l,n.path,this.shown):Vr(e,a));return T`
${Wr(u,{panel:this,localizer:o,path:a.path,page:d,problem:this.problem===null?null:a.say(this.problem),isLockingDown:this.isLockingDown,toggleSidebar:this.toggleSidebar,unlock:()=>void this.unlock(),leaveLockdown:()=>void this.act(()=>this.leaveLockdown()),lock:()=>void this.act(()=>a.api.ask(`vault/lock`)),lockDown:()=>void this.act(()=>this.lockDown(a.api))})}
<footage-guard-step-up .app=${a} lang=${o.language}></footage-guard-step-up>
`}context(){let{hass:e}=this,t=this.spoken??e.language,n=this.localizerFor(t),r=t.split(`-`)[0]===n.language,i=this.formatFor(r?t:n.language,e.config.time_zone,e.locale.time_format);return this.contextFor(e.connection,n,i,this.server,e.user?.id??``,this.route.prefix)}async unlock(){let{api:e,localizer:t}=this.context(),{text:n}=t,r=!1;return await this.act(async()=>{r=await this.stepUp.ask({heading:n(`unlock.heading`),text:n(`unlock.text`),action:n(`vault.unlock`),mayUseCode:!1,run:t=>e.prove(`vault/unlock`,{},null,t)})}),r}async lockDown(e){this.isLockingDown=!0;try{await e.lockDown()}finally{this.isLockingDown=!1}}async leaveLockdown(){let{api:e,localizer:t,format:n}=this.context(),{statement:r,statement_sha256:i}=await e.challenge(`lockdown/leave`,{});return this.stepUp.ask({heading:t.text(`lockdown.leave`),text:tn(r,t,n),action:t.text(`lockdown.leave`),mayUseCode:!1,run:t=>e.prove(`lockdown/leave`,{},i,t)})}async act(e){this.problem=null;try{await e()}catch(e){this.problem=H(e)}await this.refresh(),await this.updateComplete,this.renderRoot.activeElement===null&&this.main.focus({preventScroll:!0})}lookInTime(){clearTimeout(this.timer);let e=this.info===null?null:en(this.info.loaded,Date.now());e!==null&&(this.timer=setTimeout(()=>void this.refresh(),e))}async speak(e){try{await vn(e)}catch{this.spoken??=`en`;return}this.hass.language===e&&(this.spoken=e)}async loadServerTexts(){try{this.server=await this.hass.loadBackendTranslation(`exceptions`,`footage_guard`)}catch{this.server=null}}};W([N({attribute:!1})],$.prototype,`hass`,void 0),W([N({type:Boolean})],$.prototype,`narrow`,void 0),W([N({attribute:!1})],$.prototype,`route`,void 0),W([N({attribute:!1})],$.prototype,`panel`,void 0),W([P()],$.prototype,`problem`,void 0),W([P()],$.prototype,`isLockingDown`,void 0),W([P()],$.prototype,`server`,void 0),W([P()],$.prototype,`spoken`,void 0),W([F(`footage-guard-step-up`)],$.prototype,`stepUp`,void 0),W([F(`main`)],$.prototype,`main`,void 0),W([F(`main > [role=alert]`)],$.prototype,`alert`,void 0),e(`footage-guard-panel`,$);export{R as A,M as B,kt as C,_t as D,H as E,Ke as F,s as G,E as H,Ve as I,e as K,F as L,L as M,z as N,V as O,I as P,P as R,q as S,U as T,T as U,D as V,Se as W,Tn as _,tr as a,bn as b,qn as c,Jn as d,In as f,On as g,jn as h,nr as i,qe as j,Qe as k,Hn as l,Nn as m,Q as n,er as o,Ln as p,ur as r,Gn as s,kr as t,Wn as u,xn as v,W as w,J as x,Sn as y,N as z};