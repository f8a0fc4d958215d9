/** Sending mail and messages: nodemailer and the providers' clients. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const all = [
  ...callsOf('<transport>', 'sendMail verify'),
  ...callsOf(' MailService#', 'send sendMultiple'),
  ...callsOf('<resend>.emails <resend>.batch', 'send create'),
  ...callsOf('ServerClient#', 'sendEmail sendEmailWithTemplate sendEmailBatch'),
  '<twilio>.messages.create()',
];

export default defineLibrary({
  name: 'mail-clients',
  packages: ['nodemailer', '@sendgrid/mail', 'resend', 'postmark', 'twilio', '@nestjs-modules/mailer'],
  types: {
    transport: ['createTransport()', 'Transporter#', 'Mail#', 'MailerService#', 'createTestAccount()~'],
    resend: ['Resend#'],
    twilio: ['()', 'Twilio#'],
  },
  rows: [
    { path: all, means: 'remoteCall' },
    { path: [...all, 'createTestAccount()'], means: 'promise' },
    { path: callsOf('', 'createTransport setApiKey getTestMessageUrl'), means: 'sync' },
  ],
});
