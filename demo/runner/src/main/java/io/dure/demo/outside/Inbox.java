package io.dure.demo.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dure.demo.layout.Addresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where people are told: takes webhooks, whose signatures it verifies, and mail, and keeps both in a file. */
public final class Inbox implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern MAIL_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^@>]+)");
    private static final int LARGEST = 100_000;

    private final HttpServer web;
    private final ServerSocket mail;
    private final Path file;
    private final byte[] secret;
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    /**
     * One that came.
     *
     * @param type for example {@code dure.failover.begun}
     * @param genuine it bears the signature of who knows the secret
     */
    public record Webhook(Instant at, String id, String type, boolean genuine) {}

    private Inbox(HttpServer web, ServerSocket mail, Path file, byte[] secret) {
        this.web = web;
        this.mail = mail;
        this.file = file;
        this.secret = secret;
    }

    /**
     * Takes what comes from now on.
     *
     * @param file keeps it, as it comes
     */
    public static Inbox open(Path file, String secret) {
        try {
            HttpServer web = HttpServer.create(Addresses.WEBHOOK.socket(), 10);
            ServerSocket mail =
                    new ServerSocket(Addresses.MAIL.port(), 10, InetAddress.getByName(Addresses.MAIL.host()));
            Inbox inbox = new Inbox(web, mail, file, secret.getBytes(StandardCharsets.UTF_8));
            web.createContext("/hook", inbox::webhook);
            web.start();
            Thread.ofPlatform().name("mail").daemon().start(inbox::takeMails);
            return inbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }

    /** The first webhook of that type after {@code since}. */
    public Optional<Webhook> webhook(String type, Instant since) {
        return webhooks.stream()
                .filter(one -> one.type().equals(type) && !one.at().isBefore(since))
                .findFirst();
    }

    /** Whether all that came were signed. */
    public boolean allGenuine() {
        return webhooks.stream().allMatch(Webhook::genuine);
    }

    /** Whether the notice of that id came by mail. */
    public boolean hasMail(String id) {
        return mails.contains(id);
    }

    private void webhook(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
            String id = header(exchange, "webhook-id");
            String signed = id + "." + header(exchange, "webhook-timestamp") + "." + body;
            Matcher type = TYPE.matcher(body);
            webhooks.add(new Webhook(
                    Instant.now(),
                    id,
                    type.find() ? type.group(1) : "",
                    isGenuine(signed, header(exchange, "webhook-signature"))));
            keep("webhook " + body);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private boolean isGenuine(String signed, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String wanted =
                    "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    wanted.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void takeMails() {
        while (!mail.isClosed()) {
            try (Socket socket = mail.accept()) {
                socket.setSoTimeout(10_000);
                takeMail(socket);
            } catch (IOException gone) {
                // who sends tries again
            }
        }
    }

    /** As much of RFC 5321 as a sender needs who is trusted. */
    private void takeMail(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII);
        say(out, "220 inbox of the demonstration");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "DATA" -> {
                    say(out, "354 go on");
                    take(in);
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 inbox");
            }
        }
    }

    private void take(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (text.length() < LARGEST) {
                text.append(line).append('\n');
            }
        }
        Matcher id = MAIL_ID.matcher(text);
        mails.add(id.find() ? id.group(1) : "");
        keep("mail " + text.toString().replace("\n", "\\n"));
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private synchronized void keep(String line) throws IOException {
        Files.writeString(
                file,
                Instant.now() + " " + line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        web.stop(0);
        mail.close();
    }
}
