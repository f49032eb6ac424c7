package io.dure.demo.load;

import java.util.Optional;

/** How a resolver asks a nameserver. */
public interface Nameservers {
    int count();

    String name(int server);

    /** Asks for the name; empty when nothing came within a second. */
    Optional<DnsMessages.Answer> ask(int server, int id);
}
