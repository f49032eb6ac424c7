package io.dure.gslb.nameserver.server;

import io.dure.gslb.nameserver.message.Query;
import io.netty.buffer.ByteBuf;
import java.util.SplittableRandom;

/** Answers queries without signature on the event loops: must neither block nor allocate. */
public interface Answers {
    /** Writes the response to a query whose form is good, of at most {@code limit} bytes, to {@code out}. */
    void answer(ByteBuf in, Query query, ByteBuf out, int limit, SplittableRandom random);
}
