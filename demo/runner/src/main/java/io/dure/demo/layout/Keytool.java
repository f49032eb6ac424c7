package io.dure.demo.layout;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's own keytool. */
final class Keytool {
    private Keytool() {}

    /**
     * Does what it is told.
     *
     * @throws CannotStart if it does not
     */
    static void run(String act, List<String> common, String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:-UsePerfData", "-J-XX:TieredStopAtLevel=1", act));
        command.addAll(common);
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CannotStart("keytool could not make a certificate: " + said.strip());
            }
        } catch (IOException e) {
            throw new CannotStart("keytool of the JDK does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }
}
