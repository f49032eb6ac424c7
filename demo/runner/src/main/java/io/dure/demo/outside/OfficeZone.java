package io.dure.demo.outside;

import io.dure.demo.CannotStart;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Secrets;
import io.dure.demo.load.DnsMessages;
import io.dure.demo.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A real BIND that answers a zone of its own, in which others write too. */
public final class OfficeZone {
    private static final int PATIENCE_MS = 1_000;
    private static final List<String> SERVERS = List.of("/usr/sbin/named", "/usr/local/sbin/named");
    private static final List<String> TOOLS = List.of("/usr/bin/nsupdate", "/usr/local/bin/nsupdate");

    private final DataFolder folder;
    private final OutsideFiles files;

    public OfficeZone(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.files = new OutsideFiles(folder, secrets);
    }

    /** Whether its programs are installed. */
    public static boolean isPossible() {
        return first(SERVERS).isPresent() && first(TOOLS).isPresent();
    }

    /**
     * Asked before anything starts.
     *
     * @throws CannotStart when its programs are not installed
     */
    public static void require() {
        if (!isPossible()) {
            throw new CannotStart("BIND is missing: install the packages bind9 and bind9-dnsutils");
        }
    }

    private static Optional<String> first(List<String> places) {
        return places.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
    }

    public Program program() {
        Path own = folder.folder("work/" + Addresses.OFFICE);
        return new Program(
                Addresses.OFFICE,
                List.of(
                        first(SERVERS).orElseThrow(),
                        "-g",
                        "-n",
                        "1",
                        "-c",
                        own.resolve("named.conf").toString()),
                own,
                folder.folder("logs").resolve(Addresses.OFFICE + ".log"));
    }

    /** What it answers for a name; empty: it does not answer. */
    public static Optional<DnsMessages.Answer> ask(String name, int type) {
        return ask(Addresses.OFFICE_DNS, name, type);
    }

    /** What a server answers for a name; empty: it does not answer. */
    public static Optional<DnsMessages.Answer> ask(Address server, String name, int type) {
        byte[] query = DnsMessages.query(4711, name, type);
        byte[] buffer = new byte[1_500];
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.send(new DatagramPacket(query, query.length, server.socket()));
            DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
            socket.receive(answer);
            return DnsMessages.answer(buffer, answer.getLength());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The addresses that it answers for the portal. */
    public static Set<String> addresses() {
        return new TreeSet<>(ask(Addresses.NAME, DnsMessages.TYPE_A)
                .map(DnsMessages.Answer::addresses)
                .orElse(List.of()));
    }

    /** The token of the portal there. */
    public static String token() {
        return ask("_dure-" + Addresses.NAME, DnsMessages.TYPE_TXT)
                .map(answer -> String.join(" ", answer.texts()))
                .orElse("no answer");
    }

    /** Somebody changes the zone by hand, as nsupdate does; one change a line. */
    public void nsupdate(String change) {
        try {
            Path script = folder.folder("work/" + Addresses.OFFICE).resolve("change");
            Files.writeString(
                    script,
                    "server " + Addresses.OFFICE_DNS.host() + " " + Addresses.OFFICE_DNS.port() + "\nzone egov.test\n"
                            + change + "\nsend\n");
            Process nsupdate = new ProcessBuilder(
                            first(TOOLS).orElseThrow(), "-k", files.keyFile().toString(), script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            folder.folder("logs").resolve("nsupdate.log").toFile())
                    .start();
            if (!nsupdate.waitFor(10, TimeUnit.SECONDS) || nsupdate.exitValue() != 0) {
                nsupdate.destroyForcibly();
                throw new IllegalStateException("nsupdate failed; see logs/nsupdate.log");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
