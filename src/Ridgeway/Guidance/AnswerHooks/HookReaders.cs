using System.Collections.Concurrent;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>FHIR readers that keep their buffers from one question to the next, one to a thread at a time.</summary>
internal sealed class HookReaders(IMeasureUnits units, FindingContext finding, TimeProvider clock)
{
    private readonly ConcurrentBag<(DateOnly Day, FhirReader Reader)> idle = [];

    public void Read(ReadOnlySpan<byte> json, HookSink sink)
    {
        // A reader knows what day it is, and sets aside what is dated later.
        var today = London.DayOf(clock.GetUtcNow());
        if (!idle.TryTake(out var one) || one.Day != today)
        {
            one = (today, new FhirReader(finding.Lists.Book, units, today));
        }

        one.Reader.ReadDocument(json, sink);
        idle.Add(one);
    }
}
