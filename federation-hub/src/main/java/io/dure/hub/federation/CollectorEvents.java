package io.dure.hub.federation;

import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import java.util.List;

/**
 * What collectors bring. Calls about one stream come one after the other but for {@link #stored}, which may overlap the
 * others; calls about different streams overlap. Everything has been checked to be the collector's own.
 */
public interface CollectorEvents {
    /** Its Hello was taken. */
    default void connected(Enrolled collector, Hello hello, Commands commands) {}

    /** Its newest stream ended. */
    default void disconnected(Enrolled collector) {}

    default void live(Enrolled collector, Live live) {}

    /** The reports are in the store, for the first time. */
    default void stored(Enrolled collector, List<Report> fresh) {}
}
