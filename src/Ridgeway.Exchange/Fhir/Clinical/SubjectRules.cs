using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>Whom a resource is about.</summary>
internal static class SubjectRules
{
    /// <summary>True where it is about a person who can be looked for; else the draft says why not.</summary>
    public static bool IsAboutAPerson(Workbench bench, ref ResourceDraft draft, FhirReference subject, string path, scoped ref ClinicalDraft read)
    {
        if (subject.Reference.StartsWith("#"u8))
        {
            return IsInside(bench, ref draft, subject, path, ref read);
        }

        draft.Subject = subject.Reference;
        draft.SubjectNhsNumber = subject.NhsNumber;
        if (subject.Reference.IsEmpty && subject.NhsNumber.IsEmpty)
        {
            draft.SetAside(path, "does not say whom this is about, by reference or by NHS number");
            return false;
        }

        var named = subject.Type.IsEmpty ? FhirReference.TypeOf(subject.Reference) : subject.Type;
        if (named.IsEmpty || named.SequenceEqual("Patient"u8) || ResourceType.Find(named) is not { } type)
        {
            return true;
        }

        draft.Ignore(type.AboutWhy);
        return false;
    }

    /// <summary>A Patient inside the resource can only be known by an NHS number: nothing else can point to it.</summary>
    private static bool IsInside(Workbench bench, ref ResourceDraft draft, FhirReference subject, string path, scoped ref ClinicalDraft read)
    {
        var number = subject.NhsNumber;
        if (number.IsEmpty && read.ContainedAt > 0 && ResourceCard.TryFind(draft.Document[read.ContainedAt..], bench, subject.Reference[1..], out var card))
        {
            number = card.NhsNumber;
        }

        draft.SubjectNhsNumber = number;
        if (!number.IsEmpty)
        {
            return true;
        }

        draft.SetAside(path, $"points to '{Workbench.Shorten(subject.Reference)}' inside this resource, which has no NHS number there");
        return false;
    }
}
