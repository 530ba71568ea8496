import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixture.ts';

/** Electron's own checklist (reliability.md, appendix B), read from the running program. */

test('items 2 to 12: every page is sandboxed, isolated and without Node, views or experiments', async ({ electron, page }) => {
  await page.waitForLoadState();
  const preferences = await electron.app().evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const { sandbox, contextIsolation, nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames, webSecurity, ...rest } = (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      const { allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures, webviewTag, navigateOnDragDrop, spellcheck } = rest;
      return {
        on: { sandbox, contextIsolation, webSecurity },
        off: {
          nodeIntegration,
          nodeIntegrationInWorker,
          nodeIntegrationInSubFrames,
          allowRunningInsecureContent,
          experimentalFeatures,
          webviewTag,
          navigateOnDragDrop,
          spellcheck,
        },
        enableBlinkFeatures,
      };
    }),
  );
  expect(preferences.length).toBeGreaterThan(0);
  for (const { on, off, enableBlinkFeatures } of preferences) {
    expect(Object.entries(on).filter(([, value]) => value !== true)).toEqual([]);
    expect(Object.entries(off).filter(([, value]) => value === true)).toEqual([]);
    expect(enableBlinkFeatures || '').toBe('');
  }
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window))).toEqual([]);
});

test('item 4: the sandbox is really on where the machine allows it', async ({ electron, page }) => {
  await page.waitForLoadState();
  const renderers = await electron.app().evaluate(({ app }) => {
    const switches = app.commandLine.hasSwitch('no-sandbox');
    return {
      switches,
      tabs: app
        .getAppMetrics()
        .filter((process) => process.type === 'Tab')
        .map((process) => process.pid),
    };
  });
  const { readFileSync } = await import('node:fs');
  expect(renderers.tabs.length).toBeGreaterThan(0);
  for (const pid of renderers.tabs) {
    const seccomp = /^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    expect(seccomp).toBe(renderers.switches ? '0' : '2');
  }
});

test('item 7: inline script, eval, foreign script, frames and foreign connections are refused', async ({ desk, page }) => {
  await page.waitForLoadState();
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const put = (name: string, fields: Record<string, string>) => document.body.append(Object.assign(document.createElement(name), fields));
    put('script', { textContent: 'window.ran = true' });
    put('script', { src: 'https://evil.example/x.js' });
    put('iframe', { src: 'https://evil.example/' });
    put('iframe', { srcdoc: '<script>parent.ran = true</script>' });
    put('img', { src: 'https://evil.example/pixel.gif' });
    put('object', { data: 'https://evil.example/' });
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran = true');
    document.body.append(button);
    button.click();
    // In a turn of its own: what Playwright runs by itself is excused from the policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return 1')());
        } catch {
          resolve('refused');
        }
      });
    });
    const connected = await fetch('https://evil.example/').catch(() => 'refused');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { blocked: [...new Set(blocked)].sort(), ran: 'ran' in window, evaluated, connected };
  });
  expect(refused).toMatchObject({ ran: false, evaluated: 'refused', connected: 'refused' });
  expect(refused.blocked).toEqual(
    expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'object-src', 'script-src', 'script-src-attr', 'script-src-elem']),
  );
  desk.pageErrors.splice(0);
});

test('items 13, 14 and 18: the page cannot leave, open windows, or reach files', async ({ desk, electron, page }) => {
  await page.waitForLoadState();
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const targets = [
    outside,
    'file:///etc/passwd',
    'data:text/html,<b>x</b>',
    'app://evil/index.html',
    'javascript:void(window.ran=true)',
    'chrome://gpu',
  ];
  for (const target of targets) {
    await page.evaluate((address) => {
      window.open(address);
      window.open(address, '_blank', 'noopener');
      const link = Object.assign(document.createElement('a'), { href: address, target: '_top' });
      document.body.append(link);
      link.click();
      const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
      document.body.append(form);
      form.submit();
    }, target);
  }
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(page.url()).toBe('app://tanggap/index.html');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await electron.app().evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  const fetched = await electron.app().evaluate(
    ({ session }, address) =>
      session
        .fromPartition('console')
        .fetch(address)
        .then(
          () => 'answered',
          () => 'refused',
        ),
    outside,
  );
  expect([fetched, hits]).toEqual(['refused', []]);
  await page.evaluate(() => window.location.assign('about:blank')).catch(() => undefined);
  await page.waitForURL('app://tanggap/index.html');
  await expect(page.locator('input[name="email"]')).toBeVisible();
  for (const path of ['../package.json', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '/etc/passwd', 'assets/..%5c..%5cpackage.json']) {
    const answer = await electron.app().evaluate(
      ({ session }, address) =>
        session
          .fromPartition('console')
          .fetch(address)
          .then(
            (response) => response.status,
            () => 404,
          ),
      `app://tanggap/${path}`,
    );
    expect(answer).toBe(404);
  }
  desk.pageErrors.splice(0);
  server.close();
});

test('item 5: of all permissions only notifications and writing to the clipboard are given', async ({ desk, page }) => {
  await page.waitForLoadState();
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'midi',
      'background-sync',
      'accelerometer',
      'clipboard-read',
      'persistent-storage',
      'storage-access',
    ];
    const granted: string[] = [];
    for (const name of [...names, 'notifications']) {
      const state = await navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'unknown',
      );
      if (state === 'granted') granted.push(name);
    }
    const asked = {
      media: await navigator.mediaDevices?.getUserMedia({ audio: true, video: true }).then(
        () => 'given',
        () => 'refused',
      ),
      screen: await navigator.mediaDevices?.getDisplayMedia().then(
        () => 'given',
        () => 'refused',
      ),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('refused'),
        ),
      ),
      read: await navigator.clipboard.readText().then(
        () => 'given',
        () => 'refused',
      ),
    };
    return { granted, asked };
  });
  expect(states.granted).toEqual(['notifications']);
  expect(states.asked).toEqual({ media: 'refused', screen: 'refused', place: 'refused', read: 'refused' });
  desk.pageErrors.splice(0);
});

test('item 20: the bridge is one function that takes a callback, hands back nothing, and passes no event through', async ({ page }) => {
  await page.waitForLoadState();
  const bridge = await page.evaluate(() => {
    const { tanggap } = window as unknown as { tanggap: Record<string, (...given: unknown[]) => unknown> };
    const attempts = [undefined, null, 'tanggap:host-port', 1, {}, [], { channel: 'x' }].map((given) => {
      try {
        tanggap.onHostGone?.(given);
        return 'taken';
      } catch (error) {
        return (error as Error).message.replace(/^.*: /, '');
      }
    });
    const frozen = (() => {
      try {
        tanggap.onHostGone = () => undefined;
      } catch {
        return true;
      }
      return tanggap.onHostGone?.toString().includes('native code') || Object.isFrozen(tanggap);
    })();
    return {
      keys: Object.keys(tanggap),
      types: Object.values(tanggap).map((value) => typeof value),
      attempts,
      frozen,
      answer: tanggap.onHostGone?.(() => undefined),
    };
  });
  expect(bridge.keys).toEqual(['onHostGone']);
  expect(bridge.types).toEqual(['function']);
  expect(new Set(bridge.attempts)).toEqual(new Set(['onHostGone takes a function']));
  expect(bridge.answer).toBeUndefined();
});

test('item 17: a port from another page, a frame or an odd message never reaches the host', async ({ desk, electron, page }) => {
  await page.waitForLoadState();
  const answered = await page.evaluate(async () => {
    const offer = (data: unknown, ports: number) =>
      new Promise<string>((resolve) => {
        const channels = Array.from({ length: ports }, () => new MessageChannel());
        for (const { port1 } of channels) port1.onmessage = () => resolve('answered');
        window.postMessage(
          data,
          location.origin,
          channels.map(({ port2 }) => port2),
        );
        setTimeout(() => resolve('silence'), 400);
      });
    return Promise.all([offer('tanggap:host-port', 0), offer('tanggap:other', 1), offer({ type: 'tanggap:host-port' }, 1), offer(null, 1)]);
  });
  expect(answered).toEqual(['silence', 'silence', 'silence', 'silence']);

  // Another window of the same program with the same preload, at another address: main refuses its port.
  const strange = await electron.app().evaluate(async ({ BrowserWindow, app }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true },
    });
    await other.loadURL('data:text/html,<title>other</title>');
    const heard: string = await other.webContents.executeJavaScript(`new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve('answered');
      window.postMessage('tanggap:host-port', '*', [port2]);
      setTimeout(() => resolve('silence'), 600);
    })`);
    other.destroy();
    return heard;
  });
  expect(strange).toBe('silence');
  // The console's own page goes on unharmed.
  await expect(page.locator('input[name="email"]')).toBeVisible();
  desk.pageErrors.splice(0);
});

test('the host refuses what is no call, and the page gets a new connection', async ({ desk, page }) => {
  await page.waitForLoadState();
  const after = await page.evaluate(async () => {
    const open = () =>
      new Promise<MessagePort>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(port1);
        window.postMessage('tanggap:host-port', location.origin, [port2]);
      });
    for (const frame of ['', 'null', '{"i":1}', '{"i":"1","p":{"u":"http://["}}', { i: '1' }, new Uint8Array(3)]) (await open()).postMessage(frame);
    const port = await open();
    return new Promise((resolve) => {
      port.onmessage = (event) => resolve(String(event.data).slice(0, 8));
      port.postMessage('{"i":"1","p":{"u":"/session/current","b":{}}}');
    });
  });
  expect(after).toContain('{"i":"1"');
  desk.pageErrors.splice(0);
});

test('a page that crashes is loaded again by itself, and reloads do not wear it out', async ({ electron, page }) => {
  for (let i = 0; i < 10; i++) {
    await page.reload();
    await expect(page.locator('input[name="email"]')).toBeVisible();
  }
  const back = await electron.app().evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await loaded;
    return contents?.executeJavaScript(`new Promise((resolve) => {
      const look = () => (document.querySelector('input[name="email"]') ? resolve(true) : setTimeout(look, 50));
      look();
    })`);
  });
  expect(back).toBe(true);
});
