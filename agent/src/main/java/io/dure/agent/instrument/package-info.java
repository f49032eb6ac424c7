/** Which classes are instrumented, and how. */
package io.dure.agent.instrument;
