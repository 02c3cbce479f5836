using Ridgeway.Guidance;
using Ridgeway.Time;

namespace Ridgeway.Content.Kinds;

/// <summary><c>not-now:</c> why an offer is put off, and for how long it is then not repeated.</summary>
internal sealed class NotNowReader : IContentKind
{
    public string Key => "not-now";

    public object Read(string id, ContentEntry entry)
    {
        if (!entry.Has("quiet"))
        {
            entry.Problem("quiet", "'quiet' is missing: how long the same offer is not repeated.");
        }

        return new NotNowReason
        {
            Id = id,
            Name = entry.Text("name"),
            Quiet = entry.OptionalWindow("quiet") ?? new Window(1, WindowUnit.Days),
            IsPicked = entry.OptionalFlag("picked", otherwise: true),
            IsAboutTheRule = entry.OptionalFlag("about-the-rule"),
            Source = entry.Source(),
            Effective = entry.Effective(),
        };
    }
}

/// <summary><c>matter:</c> what can matter to a person, and what serves it.</summary>
internal sealed class MatterReader : IContentKind
{
    public string Key => "matter";

    public object Read(string id, ContentEntry entry) => new Matter
    {
        Id = id,
        Name = entry.Text("name"),
        ServedBy = entry.References("served-by", "intervention"),
        Source = entry.Source(),
    };
}

/// <summary><c>left-out:</c> rows of a source table that are no rule about one person, with why.</summary>
internal sealed class LeftOutReader : IContentKind
{
    public string Key => "left-out";

    public object Read(string id, ContentEntry entry) => new LeftOut(id, entry.Texts("rows"), entry.Text("why"), entry.Source());
}
