package io.dure.bench.failover;

import io.dure.demo.layout.Address;
import io.dure.demo.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A way for a member to die. */
enum Fault {
    /** The process is gone: connections are refused at once. */
    KILL {
        @Override
        void strike(Child member, Address address) {
            member.kill();
        }

        @Override
        void lift(Child member, Address address) {
            member.start();
        }
    },
    /** The process hangs: the kernel accepts, nobody answers. */
    STOP {
        @Override
        void strike(Child member, Address address) {
            command("kill", "-STOP", Long.toString(member.pid()));
        }

        @Override
        void lift(Child member, Address address) {
            command("kill", "-CONT", Long.toString(member.pid()));
        }
    },
    /** The network swallows every packet to it. */
    DROP {
        @Override
        void strike(Child member, Address address) {
            rule("-I", address);
        }

        @Override
        void lift(Child member, Address address) {
            rule("-D", address);
        }
    };

    abstract void strike(Child member, Address address);

    abstract void lift(Child member, Address address);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void rule(String verb, Address address) {
        command(
                "iptables",
                "-w",
                verb,
                "INPUT",
                "-i",
                "lo",
                "-p",
                "tcp",
                "-d",
                address.host(),
                "--dport",
                Integer.toString(address.port()),
                "-j",
                "DROP");
    }

    private static void command(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", List.of(words)) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
