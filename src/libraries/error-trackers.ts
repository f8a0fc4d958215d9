/** Error trackers: Sentry, Bugsnag, Rollbar, New Relic, Honeybadger and the like. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'error-trackers',
  packages: ['@sentry/*', '@bugsnag/js', '@bugsnag/node', 'rollbar', 'newrelic', '@honeybadger-io/js', 'elastic-apm-node', 'applicationinsights', '@google-cloud/error-reporting', '@airbrake/node', 'posthog-node'],
  types: {
    scope: [...callsOf('', 'getCurrentHub getCurrentScope getIsolationScope getClient'), 'withScope(0:0)', 'withIsolationScope(0:0)', 'Scope#', 'Hub#'],
    tracker: ['#', 'Rollbar#', 'start()', 'createClient()', 'init()', 'Client#', 'ErrorReporting#', 'Notifier#', 'PostHog#', 'defaultClient'],
  },
  rows: [
    { path: callsOf(' <scope>', 'captureException captureMessage captureEvent captureError notify noticeError reportMessageEvent'), means: 'reportError' },
    { path: callsOf('<tracker>', 'error critical warning notify report trackException captureError captureException noticeError'), means: 'reportError' },
    { path: callsOf(' <scope>', 'captureException captureMessage captureEvent captureError noticeError'), means: 'sync' },
    { path: callsOf('', 'withScope withIsolationScope configureScope wrap'), means: 'runs', callback: 0, awaitsCallback: true },
    { path: callsOf('', 'startSpan startSpanManual startInactiveSpan withMonitor continueTrace startSegment startBackgroundTransaction'), means: 'runs', callback: 1, awaitsCallback: true },
    { path: callsOf('', 'flush close'), means: 'promise', harmless: true },
  ],
});
