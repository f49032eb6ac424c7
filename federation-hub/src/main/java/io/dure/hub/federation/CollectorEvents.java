package io.dure.hub.federation;

import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import java.util.List;

/**
 * What collectors bring. Calls about one stream come one after the other but for {@link #stored} and
 * {@link #followed}, which may overlap the others; calls about different streams overlap. Everything has been checked to be the collector's own.
 */
public interface CollectorEvents {
    /** Its Hello was taken. */
    default void connected(Enrolled collector, Hello hello, Commands commands) {}

    /**
     * Its newest stream ended; a still newer one may have connected meanwhile.
     *
     * @param commands those of the stream that ended
     */
    default void disconnected(Enrolled collector, Commands commands) {}

    default void live(Enrolled collector, Live live) {}

    /**
     * The reports are in the store, and have not been told as stored before, unless an attempt to store them failed, which
     * may have stored them all the same.
     */
    default void stored(Enrolled collector, List<Report> fresh) {}

    /** The reports came and are not in this hub's store: it does not lead, or its store fails. They may come again. */
    default void followed(Enrolled collector, List<Report> reports) {}
}
