using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads a Patient. Nothing that is wrong with one stops it being kept: it becomes a flag, and a problem where it can be mended.</summary>
internal sealed class PatientReader(Workbench bench, DocumentIndex index)
{
    private readonly PracticeReader practices = new(bench, index);

    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft)
    {
        var parts = new PatientParts();
        var practice = default(PracticeChoice);
        while (walk.Next(ref json, bench))
        {
            if (!ReadWhoItIs(walk.Name, ref json, ref draft, parts) && !ReadContact(walk.Name, ref json, parts))
            {
                practices.ReadOrSkip(walk.Name, ref json, ref draft, ref practice);
            }
        }

        practices.Conclude(parts, practice);
        bench.Person = parts.ToDraft();
        draft.Verdict = draft.Verdict == Verdict.SetAside ? Verdict.SetAside : Verdict.Person;
    }

    private bool ReadWhoItIs(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, ref ResourceDraft draft, PatientParts parts)
    {
        if (name.SequenceEqual("id"u8))
        {
            draft.Id = bench.Text(ref json, "id");
        }
        else if (name.SequenceEqual("identifier"u8))
        {
            PatientIdentifiers.Read(ref json, bench, parts);
        }
        else if (name.SequenceEqual("name"u8))
        {
            parts.Name = NameReader.Read(ref json, bench);
        }
        else if (name.SequenceEqual("gender"u8))
        {
            ReadSex(ref json, parts);
        }
        else if (name.SequenceEqual("birthDate"u8))
        {
            LifeDates.ReadBirth(ref json, bench, parts);
        }
        else if (name.SequenceEqual("meta"u8))
        {
            LifeDates.ReadLastUpdated(ref json, bench, parts);
        }
        else if (name.SequenceEqual("link"u8))
        {
            LinkReader.Read(ref json, bench, parts);
        }
        else if (name.StartsWith("deceased"u8))
        {
            LifeDates.ReadDeath(name, ref json, bench, parts);
        }
        else if (name.SequenceEqual("extension"u8))
        {
            PatientExtensions.Read(ref json, bench, parts);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadContact(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, PatientParts parts)
    {
        if (name.SequenceEqual("address"u8))
        {
            AddressReader.Read(ref json, bench, parts);
        }
        else if (name.SequenceEqual("telecom"u8))
        {
            TelecomReader.Read(ref json, bench, parts);
        }
        else if (name.SequenceEqual("communication"u8))
        {
            parts.Language = LanguageReader.Read(ref json, bench, parts);
        }
        else if (name.SequenceEqual("contact"u8))
        {
            CarerReader.Read(ref json, bench, parts);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadSex(scoped ref Utf8JsonReader json, PatientParts parts)
    {
        if (bench.String(ref json, "gender") is not { } written)
        {
            return;
        }

        parts.Sex = written.ToLowerInvariant() switch
        {
            "female" => Sex.Female,
            "male" => Sex.Male,
            "other" => Sex.Other,
            "unknown" => Sex.Unknown,
            _ => Sex.NotRecorded,
        };
        parts.HasSexFlag = parts.Sex == Sex.NotRecorded;
        if (parts.HasSexFlag)
        {
            parts.Flag(DataQuality.SexUnreadable, written);
            bench.Doubts.Add("gender", $"'{written}' is none of female, male, other, unknown; it was left out");
        }
    }
}
