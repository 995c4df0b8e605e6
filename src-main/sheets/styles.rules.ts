import { mono, sans, serif } from './faces.rules.ts'

/**
 * The page: a fixed block a little lower than the paper, so that no rounding of lengths ever makes a blank page. Inside, all
 * is laid out four times as large and scaled down again: the printer rounds every rule to whole layout pixels, which at
 * plain size makes one weight of all. `will-change` keeps the page's content plain: without it the PDF draws the page as one
 * transparent group, which some printer drivers turn into a coarse picture.
 */
const page = `
*{box-sizing:border-box;margin:0;padding:0}
html{font-family:${sans};font-size:9pt;line-height:1.35;color:#000;font-variant-numeric:tabular-nums lining-nums;
 -webkit-print-color-adjust:exact;print-color-adjust:exact;-webkit-text-size-adjust:none}
.page{position:relative;overflow:hidden;break-after:page;break-inside:avoid;contain:strict}
.page:last-child{break-after:auto}
.landscape .page,.landscape .sheet{height:209mm} .portrait .page,.portrait .sheet{height:296mm}
.sheet{position:absolute;left:0;top:0;zoom:4;transform:scale(.25);transform-origin:0 0;will-change:transform}
.landscape .sheet{width:297mm;padding:20mm 10mm 0} .portrait .sheet{width:210mm;padding:16mm 15mm 0 25mm}
.tick{position:absolute}
.landscape .tick{left:50%;top:5.5mm;height:3mm;border-left:.38pt solid #777}
.portrait .tick{left:5.5mm;top:148.5mm;width:3mm;border-top:.38pt solid #777}
.run,.foot{position:absolute;display:flex;justify-content:space-between;gap:6mm;font-size:8pt;line-height:1.2;color:#222;white-space:nowrap}
.run span:first-child{overflow:hidden;text-overflow:ellipsis}
.landscape .run,.landscape .foot{left:10mm;right:10mm}
.portrait .run,.portrait .foot{left:25mm;right:15mm}
.landscape .run{top:14.8mm}.landscape .foot{top:198.6mm}
.portrait .run{top:10.8mm}.portrait .foot{top:283.6mm}
@media screen{html{background:#d9dcdf}.page{background:#fff;margin:8mm auto} .sheet{zoom:1;transform:none;will-change:auto}
 .landscape .page{width:297mm;height:210mm}.portrait .page{width:210mm;height:297mm}}
`

/** Rules by weight: frame 1.13pt, total .94pt, head .76pt, group .57pt, row .38pt; each a whole number of quarter pixels. */
const tables = `
h1{font:700 19pt/1.2 ${serif};letter-spacing:.06em;white-space:nowrap;display:flex;align-items:baseline;min-width:0;flex:1}
html:lang(en) h1{font-size:16pt;letter-spacing:0;line-height:1.425}
h1 .title,.top .sub{overflow:hidden;text-overflow:ellipsis} h1 .title{flex:0 1 auto;min-width:0;padding-bottom:1mm;margin-bottom:-1mm} .top .sub{flex:0 9 auto;min-width:0}
table{width:100%;border-collapse:separate;border-spacing:0;table-layout:fixed}
th{font-weight:600;font-size:8pt;line-height:1.2;text-align:center;vertical-align:middle;padding:.8mm}
td{padding:.6mm .8mm;vertical-align:middle}
.n{text-align:right;white-space:nowrap} .c{text-align:center} .l{text-align:left}
b,.b{font-weight:700} .s{font-size:7.5pt;color:#333}
.cut{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.two{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;line-height:1.2}
table.t thead tr:first-child>*{border-top:1.13pt solid #000}
table.t thead tr:last-child>*,table.t thead th[rowspan]{border-bottom:.76pt solid #000}
table.t tbody tr>*{border-bottom:.38pt solid #777}
table.t tbody.end tr:first-child>*{border-top:.94pt solid #000}
table.t tbody.end tr:last-child>*,table.t tbody.end td[rowspan]{border-bottom:1.13pt solid #000}
.total>*{font-weight:700} .total .cut span,.plain{font-weight:400}
.top{display:flex;align-items:flex-end;justify-content:space-between;gap:6mm;margin-bottom:2.2mm}
.top .sub{font:600 11pt/1.2 ${sans};margin-left:3mm;letter-spacing:0}
.tag{display:inline-block;border:.8pt solid #000;border-radius:.8mm;font:700 8.5pt/1 ${sans};padding:.9mm 1.8mm;margin-left:3mm;align-self:center;flex:0 0 auto;letter-spacing:.1em}
.code{text-align:right;font-size:8pt;white-space:nowrap} .code b{font:700 12pt/1 ${mono};letter-spacing:.06em;margin-left:2mm}
.facts{display:grid;border-top:.57pt solid #000;padding:1.4mm 0 2mm;gap:.9mm 5mm;font-size:9pt}
.facts div{white-space:nowrap;overflow:hidden;text-overflow:ellipsis} .facts span{font-size:8pt;color:#333;margin-right:1.6mm}
.facts b{font-weight:600}
.sign{display:flex;gap:6mm;align-items:flex-end;font-size:8.5pt} .sign div{flex:1;display:flex;align-items:flex-end;white-space:nowrap}
.sign i{flex:1;border-bottom:.57pt solid #000;margin-left:1.5mm;height:5.5mm}
.notes{font-size:8pt;line-height:1.55;color:#222} .notes b{color:#000;margin-right:2.8mm}
.h{display:inline-block;border-bottom:.57pt solid #000;line-height:1.05}
`

/** City sheets: rows of 10.2 mm with the number at the top, room to strike out and write below. */
const city = `
.city .head{height:23.3mm}
.city table.t th{padding:0 .75mm 0 0;height:5.5mm} .city table.t th.l{padding-left:.4mm}
.city table.t td{height:10.2mm;font-size:8.5pt;padding:1mm .75mm 0;vertical-align:top;line-height:1.35}
.city table.t td.s{font-size:7.5pt;padding-top:1.2mm}
.city table.z8 td.n{font-size:8pt} .city table.z75 td.n{font-size:7.5pt}
.city table.t .row4 td{height:8mm;padding-top:.4mm}
.city .name{font-weight:600;line-height:1.2} .city .no{display:inline-block;width:5.2mm;font-weight:400;text-align:right;margin-right:1.6mm}
.city .name+.s{margin-left:6.8mm;line-height:1.2}
.city .long{font-size:8pt;line-height:1.1;padding-left:6.8mm;text-indent:-6.8mm} .city .long .no{text-indent:0;font-size:8.5pt}
.city table.t td.tight{padding-top:.8mm} .city .long+.s{line-height:1.1}
.city .q{border-right:.57pt solid #000} .city th.qh{border-right:.57pt solid #000;border-bottom:.38pt solid #777} .city td.q0{padding-left:0!important}
.city .pre,.city .y{border-right:.57pt solid #000}
.city .w{border-right:.38pt solid #777}
.city tr.half td.n:not([rowspan]){border-bottom-color:#ccc}
.city tbody.new tr:first-child td{border-top:.57pt solid #000}
.city tbody.end td,.city table.t tbody.end td{height:7.6mm;vertical-align:middle;padding-top:0}
.city table.t tbody.end4 td{height:5mm;line-height:1.2;padding:0 .75mm}
.city tbody.end .share td.n{font-size:8pt;font-weight:400}
.city .z75 tbody.end .share td.n{font-size:7.5pt}
.city .sign{padding-top:3.4mm;height:8.9mm}
.city .notes{margin-top:5mm;display:grid;grid-template-columns:1fr 1fr;gap:0 10mm}
`

/** Table A, portrait: one owner a row, then the comparison with what was assigned. */
const tableA = `
.table-a .head,.table-b .head,.table-c .head{height:24mm} .table-a .facts,.table-b .facts,.table-c .facts{gap:1.4mm 5mm}
.table-a table.t th{font-size:9.5pt;padding:0 1.5mm;height:10.4mm} .table-a table.t td{padding:0 1.5mm}
.table-a .head+table.t{margin-top:6mm}
.table-a td .s{font-size:8pt} .table-a .pre{border-right:.57pt solid #000} .table-a .y{border-left:.57pt solid #000}
.table-a .nm{font-weight:600} .table-a span.nm{display:inline-block;min-width:14mm;padding-right:1.5mm}
.table-a div.nm{line-height:1.2}
table.u{margin-top:9mm;border-top:.76pt solid #000} table.u th{font-size:8.5pt;padding:0 1mm;height:6.6mm;border-bottom:.57pt solid #000}
table.u td{font-size:9pt;height:7.4mm;padding:0 1mm;border-bottom:.38pt solid #777} table.u th.l,table.u td:first-child{padding-left:1.5mm}
table.u th.n:last-child,table.u td.n:last-child{padding-right:1.5mm}
table.u tbody:not(.more) tr:last-child td{font-weight:700;border-bottom:.76pt solid #000}
.table-a .notes{margin-top:7mm} .table-a .sign{margin-top:18mm}
`

/** Table B, portrait: an owner beside his rows. */
const tableB = `
.table-b table.t th{font-size:9pt;padding:0 1.5mm;height:8.3mm} .table-b table.t td{font-size:9pt;height:6.7mm;padding:0 1.5mm;line-height:1.2}
.table-b .head+table.t{margin-top:3mm}
.table-b td.o{vertical-align:top;padding-top:1mm!important;border-right:.38pt solid #777} .table-b td.o b{font-size:10.5pt} .table-b td.o .s{margin-top:.6mm;font-size:8pt}
.table-b table.t tbody td{border-bottom:.38pt solid #999} .table-b table.t tbody tr:last-child td,.table-b table.t tbody td.o{border-bottom:.57pt solid #000}
.table-b table.t tbody.end td{font-size:10.5pt;height:10mm;border-bottom:1.13pt solid #000!important}
.table-b .ct{display:inline-block;vertical-align:bottom;padding-right:1.5mm} .table-b .count{font-weight:400;font-size:9pt}
.table-b .notes{margin-top:5mm} .table-b .sign{margin-top:10mm}
`

/** Table C, landscape: one measure a page. */
const tableC = `
.table-c table.t{margin-top:2mm} .table-c table.t th{font-size:9pt;padding:0 1mm} .table-c table.t td{padding:0 1mm;line-height:1.2}
.table-c td.d{border-right:.38pt solid #777;font-weight:600;vertical-align:top;padding-top:2.6mm!important}
.table-c .pre{border-right:.57pt solid #000} .table-c .y{border-left:.57pt solid #000} .table-c .q{border-left:.38pt solid #777}
.table-c table.t tbody.g tr:last-child td,.table-c table.t tbody.g td.d{border-bottom:.57pt solid #000}
.table-c .nm{font-weight:600} .table-c td .s{font-size:8pt} .table-c span.s{margin-left:2mm}
.table-c tr.half td.n:not([rowspan]){border-bottom-color:#ccc}
.table-c table.t td.last{border-bottom:.57pt solid #000}
.table-c .share td{font-weight:400!important}
.table-c .cmp{margin-top:5mm;font-size:9pt;line-height:4.6mm;display:flex;gap:9mm;white-space:nowrap} .table-c .cmp.below{margin-top:0}
.table-c .cmp span{color:#333;margin-right:2mm;font-size:8.5pt} .table-c .cmp .gap{flex:1;margin-left:-9mm}
.table-c .notes{margin-top:2mm} .table-c .sign{margin-top:9mm}
`

export const styles = page + tables + city + tableA + tableB + tableC
