package io.dure.bench.ddns;

import io.dure.demo.CannotStart;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The peer: ISC's nsupdate, one process a change as in operators' scripts, making the same fenced change. */
final class Nsupdate {
    private static final Path PROGRAM = Path.of("/usr/bin/nsupdate");

    private final Path folder;
    private final Path key;
    private final int port;
    private final SimpleResolver reader;

    Nsupdate(Path folder, ServedZone.Key key, int port) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new CannotStart(PROGRAM + " is missing: install the package bind9-dnsutils");
        }
        this.folder = folder;
        this.port = port;
        this.key = Files.writeString(
                folder.resolve("nsupdate.key"),
                "key \"%s\" { algorithm %s; secret \"%s\"; };%n".formatted(key.name(), key.algorithm(), key.secret()));
        this.reader = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        reader.setTimeout(Duration.ofSeconds(5));
    }

    /**
     * Takes the name from one number to the next, and waits until the server answers it.
     *
     * @param addresses that the name has from then on
     */
    void change(String zone, String name, int number, List<String> addresses) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("server 127.0.0.1 %d%nzone %s%n".formatted(port, zone));
        String token = "_dure-" + name;
        script.append(
                number == 0
                        ? "prereq nxrrset %s TXT%n".formatted(token)
                        : "prereq yxrrset %s TXT \"%s\"%n".formatted(token, text(number - 1)));
        script.append("update delete %s A%n".formatted(name));
        addresses.forEach(address -> script.append("update add %s 5 A %s%n".formatted(name, address)));
        script.append("update delete %s TXT%nupdate add %s 5 TXT \"%s\"%nsend%n".formatted(token, token, text(number)));
        Path file = Files.writeString(folder.resolve("nsupdate.txt"), script);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-k", key.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nsupdate.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("nsupdate failed: " + Files.readString(folder.resolve("nsupdate.log")));
        }
        while (!held(token).equals(text(number))) {
            Thread.onSpinWait();
        }
    }

    private String held(String token) throws IOException {
        Message answer =
                reader.send(Message.newQuery(Record.newRecord(Name.fromString(token, Name.root), Type.TXT, DClass.IN)));
        return answer.getSection(Section.ANSWER).stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .findFirst()
                .orElse("");
    }

    private static String text(int number) {
        return "epoch=1 revision=" + number;
    }
}
