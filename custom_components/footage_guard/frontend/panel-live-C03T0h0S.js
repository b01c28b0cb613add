import{H as e,V as t,_ as n,b as r,g as i,v as a,y as o}from"./panel-frame-Bqq7yk48.js";var s={past:[],future:[]},c=({past:e},t)=>({past:[...e,t].slice(-100),future:[]}),l=({past:e,future:t},n)=>{let r=e.at(-1);return r===void 0?null:[r,{past:e.slice(0,-1),future:[n,...t]}]},u=({past:e,future:t},n)=>{let[r,...i]=t;return r===void 0?null:[r,{past:[...e,n],future:i}]},d=a(class extends o{constructor(e){
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
if(super(e),e.type!==r.PROPERTY&&e.type!==r.ATTRIBUTE&&e.type!==r.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!n(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(n,[a]){if(a===e||a===t)return a;let o=n.element,s=n.name;if(n.type===r.PROPERTY){if(a===o[s])return e}else if(n.type===r.BOOLEAN_ATTRIBUTE){if(!!a===o.hasAttribute(s))return e}else if(n.type===r.ATTRIBUTE&&o.getAttribute(s)===a+``)return e;return i(n),a}});export{l as a,c as i,s as n,u as r,d as t};