package io.dure.gslb.provider.rfc2136;

import java.io.IOException;
import java.util.List;
import org.xbill.DNS.Message;

/** Messages to one server and their answers. Not to be shared between threads. */
interface Exchange extends AutoCloseable {
    /**
     * Sends all, then waits for the answer of each.
     *
     * @return in the order of the messages
     * @throws IOException if any went without an answer; an UPDATE among them may have been carried out
     */
    List<Reply> ask(List<Message> messages, Deadline deadline) throws IOException;

    default Reply ask(Message message, Deadline deadline) throws IOException {
        return ask(List.of(message), deadline).getFirst();
    }

    @Override
    void close();
}
