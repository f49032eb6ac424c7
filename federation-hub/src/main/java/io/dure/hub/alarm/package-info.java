/** What an operator must know now: alarms of every kind, acknowledged and remembered, and the rules that raise them of metrics. */
@NullMarked
package io.dure.hub.alarm;

import org.jspecify.annotations.NullMarked;
