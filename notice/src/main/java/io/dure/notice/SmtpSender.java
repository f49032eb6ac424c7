package io.dure.notice;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Hands notices over as mail. */
final class SmtpSender implements Sender {
    private final SmtpSettings settings;
    private final Function<Notice, NoticeText> words;
    private final Session session;
    private final Optional<String> password;
    private final InternetAddress from;
    private final List<InternetAddress> to;

    SmtpSender(SmtpSettings settings, Function<Notice, NoticeText> words) {
        this.settings = settings;
        this.words = words;
        this.from = address("smtp.from", settings.from());
        this.to = settings.to().stream().map(one -> address("smtp.to", one)).toList();
        this.password = Optional.ofNullable(settings.passwordFile())
                .map(file -> Secrets.lines("smtp.password-file", file).getFirst());
        this.session = Session.getInstance(properties(settings));
    }

    private static InternetAddress address(String setting, String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException malformed) {
            throw new IllegalArgumentException(setting + ": not a mail address: " + text, malformed);
        }
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", Long.toString(Attempt.CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(Attempt.STEP.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(Attempt.STEP.toMillis()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.quitwait", "false");
        boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == SmtpSettings.Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(
                "mail.smtp.ssl.socketFactory",
                Trust.of("smtp.ca-file", settings.caFile()).getSocketFactory());
        return properties;
    }

    @Override
    public Delivery send(Notice notice) {
        return Attempt.within(Attempt.DEADLINE, () -> hand(message(notice)));
    }

    private Delivery hand(MimeMessage message) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), password.orElse(null));
            transport.sendMessage(message, to.toArray(Address[]::new));
            return new Delivery.Delivered("accepted for " + to.size());
        } catch (SendFailedException refused) {
            return judged(refused);
        }
    }

    /** What one recipient is refused for does not take it from the others. */
    private static Delivery judged(SendFailedException refused) {
        Address[] sent = refused.getValidSentAddresses();
        String reason = Attempt.reason(refused.getNextException() == null ? refused : refused.getNextException());
        if (sent != null && sent.length > 0) {
            return new Delivery.Delivered("accepted for " + sent.length + ", refused for the others: " + reason);
        }
        List<Integer> codes = codes(refused);
        boolean forGood = !codes.isEmpty() && codes.stream().allMatch(code -> code >= 500);
        return forGood ? new Delivery.Rejected(reason) : new Delivery.Failed(reason);
    }

    /** Replies of RFC 5321, section 4.2.1: 5yz is for good. */
    private static List<Integer> codes(SendFailedException refused) {
        List<Integer> codes = new ArrayList<>();
        Throwable next = refused;
        while (next instanceof MessagingException messaging) {
            if (next instanceof SMTPAddressFailedException address) {
                codes.add(address.getReturnCode());
            } else if (next instanceof SMTPSendFailedException send) {
                codes.add(send.getReturnCode());
            }
            next = messaging.getNextException();
        }
        return codes;
    }

    private MimeMessage message(Notice notice) throws MessagingException {
        NoticeText text = words.apply(notice);
        String host = from.getAddress().replaceAll(".*@", "");
        MimeMessage message = new Numbered(session, "<" + notice.id() + "@" + host + ">");
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to.toArray(Address[]::new));
        message.setSubject(text.title(), StandardCharsets.UTF_8.name());
        message.setText(text.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notice.at()));
        // RFC 3834: nobody's holiday notice answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** Has the same number at every attempt, so that what arrives twice can be told. */
    private static final class Numbered extends MimeMessage {
        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }

    @Override
    public String target() {
        return to.stream().map(InternetAddress::getAddress).collect(Collectors.joining(", "));
    }
}
