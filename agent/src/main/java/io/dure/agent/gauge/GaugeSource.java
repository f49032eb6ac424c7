package io.dure.agent.gauge;

/** Something that can be measured. What it throws ends its being asked; the others go on. */
public interface GaugeSource {
    /** Every 2 s: what changes fast. */
    void sample(Samples samples);

    /** Once at the end of a window: what changes slowly, or counts over the window. */
    void windowEnds(Samples samples);
}
