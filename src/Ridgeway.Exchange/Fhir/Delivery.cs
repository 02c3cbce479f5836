using System.Text;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Tells the sink what became of a resource.</summary>
internal static class Delivery
{
    public static void Tell(Workbench bench, ref ResourceDraft draft, IFhirSink sink, int line)
    {
        TellDoubts(bench, ref draft, sink, line);
        var origin = draft.Origin(line);
        switch (draft.Verdict)
        {
            case Verdict.Facts:
                sink.Facts(bench.Facts.All, new FhirSubject(draft.Subject, draft.SubjectNhsNumber), origin);
                break;
            case Verdict.Person:
                sink.Person(bench.Person! with { ReferredToAs = Names(ref draft, bench, line) }, origin);
                break;
            case Verdict.Ignored:
                sink.Ignored(origin, draft.Why);
                break;
            case Verdict.SetAside:
                sink.SetAside(origin, draft.PathOf(draft.Path), Sentence(draft.Why));
                break;
        }
    }

    public static void TellDoubts(Workbench bench, ref ResourceDraft draft, IFhirSink sink, int line)
    {
        for (var i = 0; i < bench.Doubts.Count; i++)
        {
            var (path, what) = bench.Doubts[i];
            sink.Problem(draft.Origin(line), draft.PathOf(path), Sentence(what));
        }

        bench.Doubts.Clear();
    }

    /// <summary>Troubles are written as they follow their place ("is missing"); alone they need a subject and a full stop.</summary>
    private static string Sentence(string what) =>
        (char.IsAsciiLetterLower(what[0]) ? "It " : "") + what + (what[^1] == '.' ? "" : ".");

    /// <summary>
    /// What others of the same source may call this person. One that nothing can point to still needs a name of its own:
    /// it is made of what the resource says, so that the same file gives the same name.
    /// </summary>
    private static string[] Names(ref ResourceDraft draft, Workbench bench, int line)
    {
        var fullUrl = draft.FullUrl.IsEmpty ? null : Encoding.UTF8.GetString(draft.FullUrl);
        var byId = draft.Id.IsEmpty ? null : "Patient/" + Encoding.UTF8.GetString(draft.Id);
        return (fullUrl, byId) switch
        {
            (not null, not null) when !string.Equals(fullUrl, byId, StringComparison.Ordinal) => [fullUrl, byId],
            (not null, _) => [fullUrl],
            (_, not null) => [byId],
            _ => [NameOf(bench.Person!, line)],
        };
    }

    private static string NameOf(Records.PersonDraft person, int line)
    {
        var said = $"{person.NhsNumber}|{string.Join('|', person.Identifiers)}|{person.Name}|{person.BirthDate}|{person.Postcode}|{person.Address}|{line}";
        return "urn:ridgeway:patient:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
    }
}
