import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../browser/harness.ts';
import { gameTakes } from './game-takes.ts';
import { pairs } from './takes.ts';

/** Writes a contact sheet of all pairs and rounds, posters side by side, as a PNG. */
export async function writeSheet(folder: string, target: string): Promise<void> {
  const picture = (name: string, caption: string) => {
    const path = join(folder, `${name}.jpg`);
    const source = existsSync(path) ? `data:image/jpeg;base64,${readFileSync(path).toString('base64')}` : '';
    return `<figure><img src="${source}" alt=""><figcaption>${caption}</figcaption></figure>`;
  };
  const rows = pairs.map(({ sound, broken }) => {
    const kinds = broken.failures.map(({ kind }) => kind).join(', ');
    return `<div>${picture(broken.name, `${broken.name}: ${kinds}`)}${picture(sound.name, sound.name)}</div>`;
  });
  const rounds = gameTakes.map(({ take }) => picture(take.name, take.name)).join('');
  const style = `body{margin:16px;background:#161512;color:#ddd;font:13px sans-serif;width:1320px}
    main{display:grid;grid-template-columns:1fr 1fr;gap:14px}div{display:flex;gap:4px}
    section{display:grid;grid-template-columns:repeat(4,1fr);gap:4px;margin-top:20px}figure{margin:0}img{width:100%;aspect-ratio:16/9;background:#333}`;
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1352, height: 900 } });
    await page.setContent(`<style>${style}</style><main>${rows.join('')}</main><section>${rounds}</section>`);
    writeFileSync(target, await page.screenshot({ fullPage: true }));
  } finally {
    await browser.close();
  }
}
