package io.dure.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that keeps what it takes; recipients that begin with {@code nobody} are refused. */
final class Mailbox implements AutoCloseable {
    private final SMTPServer server;
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final Deque<RejectException> refusals = new ArrayDeque<>();

    private Mailbox(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(context -> new Handler())
                .build();
        server.start();
    }

    /** Neither TLS nor authentication. */
    static Mailbox open() {
        return new Mailbox(SMTPServer.port(0));
    }

    /** Nothing before STARTTLS, and nothing before {@code dure} has given the password {@code right}. */
    static Mailbox startTls(Certificate certificate) {
        return new Mailbox(SMTPServer.port(0)
                .requireTLS()
                .startTlsSocketFactory(certificate.server())
                .requireAuth()
                .authenticationHandlerFactory(authentication()));
    }

    /** TLS from the first byte. */
    static Mailbox tls(Certificate certificate) {
        return new Mailbox(SMTPServer.port(0)
                .serverSocketFactory(certificate.server())
                .requireAuth()
                .authenticationHandlerFactory(authentication()));
    }

    private static EasyAuthenticationHandlerFactory authentication() {
        return new EasyAuthenticationHandlerFactory((user, password, context) -> {
            if (!user.equals("dure") || !password.equals("right")) {
                throw new LoginFailedException("wrong");
            }
        });
    }

    int port() {
        return server.getPortAllocated();
    }

    List<MimeMessage> mails() {
        return mails;
    }

    /** The next mail is refused so. */
    synchronized void refuse(int code) {
        refusals.add(new RejectException(code, "not now"));
    }

    private synchronized void refuseIfAsked() throws RejectException {
        if (!refusals.isEmpty()) {
            throw refusals.removeFirst();
        }
    }

    private final class Handler implements MessageHandler {
        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.startsWith("nobody")) {
                throw new RejectException(550, "no such mailbox");
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            refuseIfAsked();
            try {
                mails.add(new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes())));
            } catch (MessagingException malformed) {
                throw new IllegalStateException(malformed);
            }
            return "taken";
        }

        @Override
        public void done() {}
    }

    @Override
    public void close() {
        server.stop();
    }
}
